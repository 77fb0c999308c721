namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>A test that needs python3 with boto3 and moto: skipped where they are missing, but never in CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Python.WhyMissing;
}

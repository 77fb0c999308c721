using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.WireFormat;

/// <summary>A test that needs Python with boto3 and moto: skipped where they cannot be had, but never in CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = MotoInterpreter.SkipReason;
}

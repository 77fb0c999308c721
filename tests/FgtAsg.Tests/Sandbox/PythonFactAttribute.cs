namespace FgtAsg.Tests.Sandbox;

[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Python.SkipReason;
}

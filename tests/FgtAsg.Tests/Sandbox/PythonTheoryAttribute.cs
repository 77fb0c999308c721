namespace FgtAsg.Tests.Sandbox;

[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = Python.SkipReason;
}

using System.Collections.Concurrent;
using FgtAsg.LambdaRuntime.Execution;

namespace FgtAsg.Tests.LambdaRuntime;

internal sealed class FakeEnvironment : IEnvironmentVariables
{
    private readonly ConcurrentDictionary<string, string> _variables = new(StringComparer.Ordinal);

    public FakeEnvironment With(string variable, string? value)
    {
        SetEnvironmentVariable(variable, value);
        return this;
    }

    public string? GetEnvironmentVariable(string variable) => _variables.GetValueOrDefault(variable);

    public void SetEnvironmentVariable(string variable, string? value)
    {
        if (value is null)
        {
            _variables.TryRemove(variable, out _);
        }
        else
        {
            _variables[variable] = value;
        }
    }
}

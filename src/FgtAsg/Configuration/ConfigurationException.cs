using FgtAsg.LambdaRuntime.Errors;

namespace FgtAsg.Configuration;

/// <summary>Everything that is wrong with the environment, by variable, in one message.</summary>
internal sealed class ConfigurationException(IReadOnlyList<string> errors)
    : Exception($"The function's environment has {errors.Count} error(s): {string.Join("; ", errors)}"), ILambdaError
{
    public IReadOnlyList<string> Errors { get; } = errors;

    public string ErrorType => "InvalidConfiguration";
}

using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.FrontEnd;

/// <summary>
/// What the model does not have is refused by its name: it has no more than the function, its tests and an operator's command line use.
/// </summary>
internal static class NotSupported
{
    public static NotSupportedException Operation(ServiceCall call) => new($"Not supported here: {call.Action} of {call.Service}.");

    /// <param name="call">An operation that there is.</param>
    /// <param name="what">What it was asked for, and is not there.</param>
    public static NotSupportedException Part(ServiceCall call, string what) => new($"Not supported here: {call.Action} of {call.Service} with {what}.");

    public static NotSupportedException Service(ServiceCall call, IEnumerable<string> services) => new(
        $"Not supported here: the service {call.Service}. There are {string.Join(", ", services.Order(StringComparer.Ordinal))}.");
}

using Amazon.Runtime;

namespace Amazon.Pipeline;

/// <summary>When an operation that is not safe to repeat may be repeated all the same.</summary>
internal static class RepeatRules
{
    private const string OutcomeUnknown = "FgtAsg.OutcomeUnknown";

    public static bool IsSafeToRepeat(this IRequestContext request) => request.Marshaller is not IRepeatability { IsSafeToRepeat: false };

    /// <summary>Remembers that an attempt ended without the service's word on what became of it.</summary>
    public static void MarkOutcomeUnknown(this IRequestContext request) => request.ContextAttributes[OutcomeUnknown] = true;

    /// <summary>
    /// The policies ask this before every repetition, those on a stale connection too, which Core's retry handler does on its own and
    /// without asking which error it was.
    /// </summary>
    public static bool MayRepeat(this IRequestContext request) =>
        request.IsSafeToRepeat() || !request.ContextAttributes.ContainsKey(OutcomeUnknown);
}

using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>What could not be freed. It keeps the function's tags, so the next clean-up of the instance finds it again.</summary>
internal sealed record UnreleasedResource(string ResourceId, string Reason)
{
    public override string ToString() => $"{ResourceId} ({Reason})";

    /// <summary>Takes one step of a clean-up. What fails is reported, and does not keep the rest from being freed.</summary>
    /// <param name="resourceId">What the step frees.</param>
    /// <param name="step">The step.</param>
    /// <returns>Null where it is freed.</returns>
    public static async Task<UnreleasedResource?> TryAsync(string resourceId, Func<Task> step)
    {
        try
        {
            await step();
            return null;
        }
        // The last two: what is there is not as it must be, a record of somebody else's say. That is for a person to see.
        catch (Exception e) when (AwsErrors.IsFailure(e) || e is InvalidOperationException or FormatException)
        {
            return new UnreleasedResource(resourceId, AwsErrors.Describe(e));
        }
    }

    /// <inheritdoc cref="TryAsync(string, Func{Task})"/>
    /// <returns>What came of it, null where it failed; and what is not freed.</returns>
    public static async Task<(T? Value, UnreleasedResource? Unreleased)> TryAsync<T>(string resourceId, Func<Task<T>> step)
        where T : class
    {
        T? value = null;
        var unreleased = await TryAsync(resourceId, async () => { value = await step(); });
        return (value, unreleased);
    }
}

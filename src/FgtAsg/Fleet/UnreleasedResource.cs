using FgtAsg.Aws;

namespace FgtAsg.Fleet;

/// <summary>
/// A resource that could not be released. It keeps the function's tags, so the next cleanup of the instance finds it again.
/// </summary>
internal sealed record UnreleasedResource(string ResourceId, string Reason)
{
    public override string ToString() => $"{ResourceId} ({Reason})";

    /// <summary>Runs one step of a cleanup. A failure is returned, so that it does not stop the other steps.</summary>
    /// <param name="resourceId">The resource that the step releases.</param>
    /// <returns>Null if the resource is released.</returns>
    public static async Task<UnreleasedResource?> TryAsync(string resourceId, Func<Task> step)
    {
        try
        {
            await step();
            return null;
        }
        // The last two mean unexpected data, such as a record that something else wrote. A person must look at it.
        catch (Exception e) when (AwsErrors.IsFailure(e) || e is InvalidOperationException or FormatException)
        {
            return new UnreleasedResource(resourceId, AwsErrors.Describe(e));
        }
    }

    /// <inheritdoc cref="TryAsync(string, Func{Task})"/>
    /// <returns>The step's value, null if it failed; and the unreleased resource, if any.</returns>
    public static async Task<(T? Value, UnreleasedResource? Unreleased)> TryAsync<T>(string resourceId, Func<Task<T>> step)
        where T : class
    {
        T? value = null;
        var unreleased = await TryAsync(resourceId, async () => { value = await step(); });
        return (value, unreleased);
    }
}

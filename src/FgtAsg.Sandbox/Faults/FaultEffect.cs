using System.Net;
using Amazon.Runtime;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.Faults;

/// <summary>The effect of an injected fault on a call. SDK clients throw its exception; the HTTP side writes it as a response.</summary>
public abstract class FaultEffect
{
    /// <summary>Performs the call and then cuts the connection without a response. The caller cannot know the outcome.</summary>
    public static FaultEffect LoseResponse { get; } = new LoseResponseEffect();

    /// <summary>The effect's name in the record.</summary>
    public abstract string Name { get; }

    /// <summary>Returns an error without performing the call.</summary>
    public static FaultEffect ErrorBefore(int statusCode, string code, string message = "Injected by the sandbox.") =>
        new ErrorEffect(code, service => ServiceError.Of(service, code, (HttpStatusCode)statusCode, message));

    /// <summary>Returns the service's throttling error without performing the call.</summary>
    public static FaultEffect Throttle() => new ErrorEffect(nameof(Throttle), ServiceError.Throttled);

    /// <summary>Performs the call after a delay.</summary>
    public static FaultEffect Delay(TimeSpan delay) => new DelayEffect(delay);

    /// <param name="perform">Performs the call in the service.</param>
    /// <param name="time">The sandbox's clock.</param>
    /// <param name="callerGone">Canceled when the caller gives up.</param>
    /// <exception cref="AmazonServiceException">The service's error.</exception>
    /// <exception cref="AnswerLostException">The connection is cut.</exception>
    internal abstract Task<T> ApplyAsync<T>(ServiceCall call, Func<Task<T>> perform, TimeProvider time, CancellationToken callerGone)
        where T : class;

    private sealed class ErrorEffect(string name, Func<string, AmazonServiceException> errorOf) : FaultEffect
    {
        public override string Name => name;

        internal override Task<T> ApplyAsync<T>(ServiceCall call, Func<Task<T>> perform, TimeProvider time, CancellationToken callerGone) =>
            throw errorOf(call.Service);
    }

    private sealed class LoseResponseEffect : FaultEffect
    {
        public override string Name => nameof(LoseResponse);

        internal override async Task<T> ApplyAsync<T>(
            ServiceCall call, Func<Task<T>> perform, TimeProvider time, CancellationToken callerGone) =>
            throw new AnswerLostException(await perform());
    }

    private sealed class DelayEffect(TimeSpan delay) : FaultEffect
    {
        public override string Name => nameof(Delay);

        internal override async Task<T> ApplyAsync<T>(
            ServiceCall call, Func<Task<T>> perform, TimeProvider time, CancellationToken callerGone)
        {
            // A sent request is performed even if the caller no longer waits for it.
            await Task.Delay(delay, time, CancellationToken.None);
            return await perform();
        }
    }
}

/// <summary>
/// The connection broke before the response arrived. <see cref="Answer"/> is the lost response; null if the call was not performed.
/// </summary>
internal sealed class AnswerLostException(object? answer) : IOException("The connection was reset before the answer came.")
{
    public object? Answer => answer;
}

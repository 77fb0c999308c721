using System.Net;
using Amazon.Runtime;
using FgtAsg.Sandbox.Calls;

namespace FgtAsg.Sandbox.Faults;

/// <summary>What an injected fault does to a call, by the SDK's clients and over HTTP alike: what it throws, HTTP writes.</summary>
public abstract class FaultEffect
{
    /// <summary>Performs the call, and cuts the connection instead of answering: the caller cannot know.</summary>
    public static FaultEffect LoseResponse { get; } = new LoseResponseEffect();

    /// <summary>What the effect is called in the record.</summary>
    public abstract string Name { get; }

    /// <summary>Answers an error; the call is not performed.</summary>
    public static FaultEffect ErrorBefore(int statusCode, string code, string message = "Injected by the sandbox.") =>
        new ErrorEffect(code, service => ServiceError.Of(service, code, (HttpStatusCode)statusCode, message));

    /// <summary>Answers as the service does when it is called too often; the call is not performed.</summary>
    public static FaultEffect Throttle() => new ErrorEffect(nameof(Throttle), ServiceError.Throttled);

    /// <summary>Performs the call later.</summary>
    public static FaultEffect Delay(TimeSpan delay) => new DelayEffect(delay);

    /// <param name="call">What is asked for.</param>
    /// <param name="perform">Has the service do it.</param>
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
            // Whoever still wants it: what was sent is performed.
            await Task.Delay(delay, time, CancellationToken.None);
            return await perform();
        }
    }
}

/// <summary>The connection broke before the answer came. <see cref="Answer"/> is what nobody saw; null where nothing was done.</summary>
internal sealed class AnswerLostException(object? answer) : IOException("The connection was reset before the answer came.")
{
    public object? Answer => answer;
}

namespace FgtAsg.Sandbox.FrontEnd.Faults;

/// <summary>What an injected fault does to a call.</summary>
public abstract class FaultEffect
{
    /// <summary>Performs the call, and cuts the connection instead of answering: the caller cannot know.</summary>
    public static FaultEffect LoseResponse { get; } = new LoseResponseEffect();

    /// <summary>What the effect is called in the record.</summary>
    public abstract string Name { get; }

    /// <summary>Answers an error; the call is not performed.</summary>
    public static FaultEffect ErrorBefore(int statusCode, string code, string message = "Injected by the sandbox.") =>
        new ErrorEffect(statusCode, code, message);

    /// <summary>Answers as the service does when it is called too often; the call is not performed.</summary>
    /// <param name="code">Another code than the service's usual one, with the usual one's status.</param>
    public static FaultEffect Throttle(string? code = null) => new ThrottleEffect(code);

    /// <summary>Performs the call later.</summary>
    public static FaultEffect Delay(TimeSpan delay) => new DelayEffect(delay);

    internal abstract Task<ServiceAnswer> ApplyAsync(FaultContext context);

    private sealed class ErrorEffect(int statusCode, string code, string message) : FaultEffect
    {
        public override string Name => code;

        internal override Task<ServiceAnswer> ApplyAsync(FaultContext context) =>
            Task.FromResult(ErrorAnswers.Of(context.Call, statusCode, code, message));
    }

    private sealed class ThrottleEffect(string? code) : FaultEffect
    {
        public override string Name => "Throttle";

        internal override Task<ServiceAnswer> ApplyAsync(FaultContext context)
        {
            var (statusCode, usual) = ErrorAnswers.Throttling(context.Call.Service);
            return Task.FromResult(ErrorAnswers.Of(context.Call, statusCode, code ?? usual, "Rate exceeded"));
        }
    }

    private sealed class LoseResponseEffect : FaultEffect
    {
        public override string Name => nameof(LoseResponse);

        internal override async Task<ServiceAnswer> ApplyAsync(FaultContext context) =>
            await context.PerformAsync() with { IsLost = true };
    }

    private sealed class DelayEffect(TimeSpan delay) : FaultEffect
    {
        public override string Name => nameof(Delay);

        internal override async Task<ServiceAnswer> ApplyAsync(FaultContext context)
        {
            await Task.Delay(delay, context.TimeProvider, context.Lifetime);
            return await context.PerformAsync();
        }
    }
}

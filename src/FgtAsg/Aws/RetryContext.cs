namespace FgtAsg.Aws;

/// <summary>
/// All waiting of one invocation: retries and polling. Pauses grow, have jitter, and end with the caller's token. While they last, the
/// lifecycle hook gets heartbeats.
/// </summary>
/// <param name="heartbeat">Sent during waits.</param>
/// <param name="budget">
/// Ends a call in flight. A step's own token ends only its pauses: canceling a sent call would leave its effect unknown.
/// </param>
/// <param name="failures">The transient failures of the invocation; null to start a new record.</param>
/// <param name="afterwards">For work that must be done even when this context's budget is over; null for this context's budget.</param>
internal sealed class RetryContext(
    TimeProvider time,
    Random random,
    IHeartbeat heartbeat,
    CancellationToken budget,
    TransientFailures? failures = null,
    RetryContext? afterwards = null)
{
    /// <summary>How long "not yet" and "not found" answers are attributed to EC2's eventual consistency.</summary>
    public static readonly TimeSpan ConsistencyWindow = TimeSpan.FromSeconds(30);

    private readonly TransientFailures _failures = failures ?? new TransientFailures();

    /// <summary>Ends a call in flight.</summary>
    public CancellationToken Budget => budget;

    /// <summary>Ends the pauses of this step. It is the budget unless the step has its own token.</summary>
    public CancellationToken CancellationToken => StepToken ?? budget;

    public bool IsCancellationRequested => CancellationToken.IsCancellationRequested;

    public RetryContext Afterwards => afterwards ?? With(budget);

    private CancellationToken? StepToken { get; init; }

    /// <summary>The longest pause between two polls.</summary>
    private TimeSpan LongestPoll { get; init; } = Backoff.LongestPoll;

    private bool IsOver => IsCancellationRequested || budget.IsCancellationRequested;

    /// <summary>The same context with its own token for one step.</summary>
    public RetryContext With(CancellationToken cancellationToken) =>
        new(time, random, heartbeat, budget, _failures, afterwards) { StepToken = cancellationToken, LongestPoll = LongestPoll };

    /// <summary>The same context with longer pauses, for waits of minutes.</summary>
    public RetryContext Unhurried() =>
        new(time, random, heartbeat, budget, _failures, afterwards) { StepToken = StepToken, LongestPoll = Backoff.LongestRetry };

    /// <summary>
    /// Makes one AWS call. Retries transient failures until the token ends, and the answers that <paramref name="rule"/> covers for as long
    /// as the rule's window.
    /// </summary>
    /// <param name="what">The step in the words of a message: "attaching eni-1 to i-1".</param>
    /// <exception cref="OutOfTimeException">The token ended first.</exception>
    public async Task<T> CallAsync<T>(string what, Func<CancellationToken, Task<T>> call, RetryRule rule)
    {
        var wait = new Wait(what, Backoff.LongestRetry, time, random, heartbeat, _failures);
        Exception? last = null;
        long? notYetSince = null;
        while (true)
        {
            try
            {
                CancellationToken.ThrowIfCancellationRequested();
                return await call(budget);
            }
            catch (Exception e) when (IsOver && IsCancellation(e))
            {
                throw wait.OutOfTime(last);
            }
            catch (Exception e) when (AwsErrors.IsTransient(e))
            {
                last = e;
                _failures.Note(e);
                await wait.PauseAsync(e, CancellationToken);
            }
            catch (Exception e) when (rule.Covers(e, notYetSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero))
            {
                last = e;
                notYetSince ??= time.GetTimestamp();
                await wait.PauseAsync(e, CancellationToken);
            }
        }
    }

    /// <summary>Polls until there is an answer.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="ask">One poll; null if there is no answer yet.</param>
    /// <param name="atMost">A time limit besides the token; null for none.</param>
    /// <exception cref="OutOfTimeException">There was no answer within the time.</exception>
    public async Task<T> UntilAsync<T>(string what, Func<Task<T?>> ask, TimeSpan? atMost = null)
        where T : class
    {
        var wait = new Wait(what, LongestPoll, time, random, heartbeat, _failures);
        while (true)
        {
            // Measured before the poll: a poll that takes all the time shows an old state.
            var isLast = wait.Elapsed >= atMost;
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }
            }
            // The time ended during a poll. Report the wait, not the poll.
            catch (OutOfTimeException e) when (IsOver)
            {
                throw wait.OutOfTime(e.InnerException);
            }

            if (isLast)
            {
                throw wait.OutOfTime(last: null);
            }

            await wait.PauseAsync(last: null, CancellationToken);
        }
    }

    /// <summary>Polls until a condition is met.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="isSo">One poll.</param>
    /// <exception cref="OutOfTimeException">The condition was not met within the time.</exception>
    public Task WaitUntilAsync(string what, Func<Task<bool>> isSo) => UntilAsync(what, async () => await isSo() ? what : null);

    /// <summary>Polls for a limited time, for resources that AWS's describe operations may show late or never.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="ask">One poll; null if there is no answer yet.</param>
    /// <returns>Null if there was no answer within the limit.</returns>
    /// <exception cref="OutOfTimeException">The token ended first.</exception>
    public async Task<T?> WithinLagAsync<T>(string what, Func<Task<T?>> ask, TimeSpan atMost)
        where T : class
    {
        try
        {
            return await UntilAsync(what, ask, atMost);
        }
        catch (OutOfTimeException) when (!IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Like <see cref="WithinLagAsync{T}"/>, for a condition.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="isSo">One poll.</param>
    /// <returns>Whether the condition was met within the limit.</returns>
    /// <exception cref="OutOfTimeException">The token ended first.</exception>
    public async Task<bool> IsWithinLagAsync(string what, Func<Task<bool>> isSo, TimeSpan atMost) =>
        await WithinLagAsync(what, async () => await isSo() ? what : null, atMost) is not null;

    /// <summary>Sets a time limit for a step that the rest of the work does not need.</summary>
    /// <exception cref="OutOfTimeException">The step took longer.</exception>
    public async Task<T> WithinAsync<T>(TimeSpan atMost, Func<RetryContext, Task<T>> step)
    {
        using var timer = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, CancellationToken);
        return await step(With(either.Token));
    }

    /// <inheritdoc cref="WithinAsync{T}"/>
    public Task WithinAsync(TimeSpan atMost, Func<RetryContext, Task> step) => WithinAsync(atMost, async context =>
    {
        await step(context);
        return true;
    });

    private static bool IsCancellation(Exception e) => e is OperationCanceledException || e.InnerException is OperationCanceledException;

    private sealed class Wait(
        string what, TimeSpan longestPause, TimeProvider time, Random random, IHeartbeat heartbeat, TransientFailures failures)
    {
        private readonly long _start = time.GetTimestamp();
        private int _pauses;

        public TimeSpan Elapsed => time.GetElapsedTime(_start);

        /// <param name="last">The failure of this wait's last try; null to report the invocation's last transient failure.</param>
        public OutOfTimeException OutOfTime(Exception? last) => new(what, Elapsed, last ?? failures.Last);

        public async Task PauseAsync(Exception? last, CancellationToken cancellationToken)
        {
            try
            {
                await heartbeat.BeatIfDueAsync(cancellationToken);
                var isThrottled = last is not null && AwsErrors.Is(last, AwsErrorCodes.RequestLimitExceeded);
                var longest = isThrottled ? Backoff.LongestThrottled : longestPause;
                await Task.Delay(Backoff.Pause(++_pauses, longest, random), time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                throw OutOfTime(last);
            }
        }
    }
}

/// <summary>A wait did not end within the available time. The inner exception is that of the last try.</summary>
internal sealed class OutOfTimeException(string what, TimeSpan waited, Exception? last)
    : Exception(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Gave up after {waited.TotalSeconds:0.0} s: {what}")
            + (last is null ? "" : $" (last: {AwsErrors.Describe(last)})"),
        last);

/// <summary>The transient failures that cost one invocation time. If the time runs out, they may be the reason.</summary>
internal sealed class TransientFailures
{
    private volatile Exception? _last;

    /// <summary>The last throttled call, service fault or connection failure; null for none.</summary>
    public Exception? Last => _last;

    public void Note(Exception transient) => _last = transient;
}

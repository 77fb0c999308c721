namespace FgtAsg.Aws;

/// <summary>
/// All waiting of one invocation: calls that are tried again, and polling. Pauses grow and are jittered, end with the caller's
/// token, and keep the lifecycle hook alive while they last.
/// </summary>
/// <param name="time">The clock of all pauses.</param>
/// <param name="random">The jitter.</param>
/// <param name="heartbeat">Beaten while something is waited for.</param>
/// <param name="budget">
/// Ends a call in flight. A step's own token ends only its pauses: a call that was sent is waited for, since to cut it off would leave
/// its effect unknown.
/// </param>
/// <param name="failures">The invocation's; null for this one's own.</param>
/// <param name="afterwards">For what must be done also when this one's budget is over; null for nothing better than this one.</param>
internal sealed class RetryContext(
    TimeProvider time,
    Random random,
    IHeartbeat heartbeat,
    CancellationToken budget,
    TransientFailures? failures = null,
    RetryContext? afterwards = null)
{
    /// <summary>How long an answer that says "not yet" or "not found" is believed to be EC2's eventual consistency.</summary>
    public static readonly TimeSpan ConsistencyWindow = TimeSpan.FromSeconds(30);

    private readonly TransientFailures _failures = failures ?? new TransientFailures();

    /// <summary>Ends a call in flight.</summary>
    public CancellationToken Budget => budget;

    /// <summary>Ends the pauses of this step; the budget where nothing else does.</summary>
    public CancellationToken CancellationToken => StepToken ?? budget;

    public bool IsCancellationRequested => CancellationToken.IsCancellationRequested;

    public RetryContext Afterwards => afterwards ?? With(budget);

    private CancellationToken? StepToken { get; init; }

    /// <summary>Between two looks at what is awaited.</summary>
    private TimeSpan LongestPoll { get; init; } = Backoff.LongestPoll;

    private bool IsOver => IsCancellationRequested || budget.IsCancellationRequested;

    /// <summary>The same for a step that has a token of its own.</summary>
    public RetryContext With(CancellationToken cancellationToken) =>
        new(time, random, heartbeat, budget, _failures, afterwards) { StepToken = cancellationToken, LongestPoll = LongestPoll };

    /// <summary>The same with longer pauses, for what takes minutes.</summary>
    public RetryContext Unhurried() =>
        new(time, random, heartbeat, budget, _failures, afterwards) { StepToken = StepToken, LongestPoll = Backoff.LongestRetry };

    /// <summary>
    /// Makes one AWS call; tries again, as long as the token lets it, what is transient, and for its window what the API's own
    /// <paramref name="rule"/> covers.
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

    /// <summary>Asks again and again until there is an answer.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="ask">One look; null for no answer yet.</param>
    /// <param name="atMost">A bound besides the token's; null for none.</param>
    /// <exception cref="OutOfTimeException">No answer within the time.</exception>
    public async Task<T> UntilAsync<T>(string what, Func<Task<T?>> ask, TimeSpan? atMost = null)
        where T : class
    {
        var wait = new Wait(what, LongestPoll, time, random, heartbeat, _failures);
        while (true)
        {
            // By when the look began: one that itself took all the time shows what was true before.
            var isLast = wait.Elapsed >= atMost;
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }
            }
            // The time ended within a look: what was waited for is what the looks were for.
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

    /// <summary>Asks again and again until it is so.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="isSo">One look.</param>
    /// <exception cref="OutOfTimeException">It was not so within the time.</exception>
    public Task WaitUntilAsync(string what, Func<Task<bool>> isSo) => UntilAsync(what, async () => await isSo() ? what : null);

    /// <summary>Asks again and again for so long: for what AWS's describes may show late, or never.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="ask">One look; null for no answer yet.</param>
    /// <param name="atMost">So long.</param>
    /// <returns>Null where there was no answer in that time.</returns>
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

    /// <summary>As <see cref="WithinLagAsync{T}"/>, for what is so or not.</summary>
    /// <param name="what">The step in the words of a message.</param>
    /// <param name="isSo">One look.</param>
    /// <param name="atMost">So long.</param>
    /// <returns>Whether it was so in that time.</returns>
    /// <exception cref="OutOfTimeException">The token ended first.</exception>
    public async Task<bool> IsWithinLagAsync(string what, Func<Task<bool>> isSo, TimeSpan atMost) =>
        await WithinLagAsync(what, async () => await isSo() ? what : null, atMost) is not null;

    /// <summary>Bounds a step that the rest of the work can do without.</summary>
    /// <exception cref="OutOfTimeException">It took longer.</exception>
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

        /// <param name="last">What this wait's own last try failed for; null where only what cost time before can tell.</param>
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

/// <summary>What was waited for did not come within the time that there is; the inner exception is the last try's.</summary>
internal sealed class OutOfTimeException(string what, TimeSpan waited, Exception? last)
    : Exception(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Gave up after {waited.TotalSeconds:0.0} s: {what}")
            + (last is null ? "" : $" (last: {AwsErrors.Describe(last)})"),
        last);

/// <summary>What passes by itself and cost one invocation some of its time: where the time runs out, it may be the reason.</summary>
internal sealed class TransientFailures
{
    private volatile Exception? _last;

    /// <summary>The last throttled call, or failure of a service or a connection; null for none.</summary>
    public Exception? Last => _last;

    public void Note(Exception transient) => _last = transient;
}

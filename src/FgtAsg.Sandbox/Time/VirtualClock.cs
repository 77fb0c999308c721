namespace FgtAsg.Sandbox.Time;

/// <summary>
/// A clock that stands still until somebody moves it. Timers fire in the order of their due times, those of the same time in the order in
/// which they were set, on the thread that moves the clock: so one flow of calls is deterministic.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan TimeToBeCancelled = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<(VirtualTimer Timer, long Setting), (DateTimeOffset Due, long Setting)> _queue = new();
    private readonly List<ITimeDriven> _timeDriven = [];
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start;
    private long _settings;

    /// <summary>At <see cref="Start"/>.</summary>
    public VirtualClock()
        : this(Start)
    {
    }

    /// <summary>What the clock shows at first, unless it is told otherwise.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Waiting takes no time: a timer as short as this moves the clock on and fires at once, on the caller's thread. A longer one, or one
    /// that cancels a token, is a deadline, and fires when the pauses have added up to it. Null for a clock that only its owner moves.
    /// </summary>
    public TimeSpan? PausesUpTo { get; init; }

    /// <summary>Since the clock's start.</summary>
    public TimeSpan Elapsed => GetUtcNow() - _start;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>What happens by itself from now on happens when it is due, whenever <see cref="MoveOn"/> gets there.</summary>
    public void Add(ITimeDriven driven) => _timeDriven.Add(driven);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock, and fires the timers that are due on the way, each at its time.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Lets the next thing happen, of the timers and of what time drives. False where nothing will.</summary>
    public bool MoveOn()
    {
        var driven = _timeDriven.MinBy(n => n.NextDue ?? DateTimeOffset.MaxValue);
        var due = driven?.NextDue;
        if (TakeDue(due) is { } timer)
        {
            timer.Fire();
            return true;
        }

        if (due is not null)
        {
            driven!.Tick();
        }

        return due is not null;
    }

    /// <summary>Moves the clock to the next timer that is due until then, and takes it; where there is none, moves it to the end.</summary>
    private VirtualTimer? TakeDue(DateTimeOffset? end)
    {
        lock (_lock)
        {
            (VirtualTimer Timer, long Setting) entry;
            (DateTimeOffset Due, long Setting) key;
            while (_queue.TryPeek(out entry, out key) && entry.Timer.Setting != entry.Setting)
            {
                _queue.Dequeue();
            }

            if (entry.Timer is not { } timer || key.Due > end)
            {
                MoveTo(end ?? _now);
                return null;
            }

            _queue.Dequeue();
            MoveTo(key.Due);
            timer.Setting = 0;
            if (timer.Period > TimeSpan.Zero)
            {
                timer.Due += timer.Period;
                timer.Setting = ++_settings;
                Enqueue(timer, timer.Setting);
            }

            return timer;
        }
    }

    private void Enqueue(VirtualTimer timer, long setting) => _queue.Enqueue((timer, setting), (timer.Due, setting));

    /// <summary>A callback may have moved the clock further than its mover wanted.</summary>
    private void MoveTo(DateTimeOffset time) => _now = time > _now ? time : _now;

    private void Schedule(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        long setting;
        lock (_lock)
        {
            timer.Setting = setting = ++_settings;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            (timer.Due, timer.Period) = (_now + dueTime, period);
            if (timer.IsDeadline || !(dueTime <= PausesUpTo))
            {
                Enqueue(timer, setting);
                return;
            }
        }

        Pause(timer, setting);
    }

    /// <summary>A deadline within a pause comes first: it mostly ends the pause. Where it does not, the pause goes on.</summary>
    private void Pause(VirtualTimer timer, long setting)
    {
        if (TakeDue(timer.Due) is not { } deadline)
        {
            timer.Fire();
            return;
        }

        deadline.Fire();
        lock (_lock)
        {
            Enqueue(timer, setting);
        }

        // In real time: who sets a timer can stop it only when it has it.
        _ = Task.Delay(TimeToBeCancelled, System, CancellationToken.None).ContinueWith(_ => GoOn(timer, setting), TaskScheduler.Default);
    }

    private void GoOn(VirtualTimer timer, long setting)
    {
        TimeSpan rest;
        lock (_lock)
        {
            if (timer.Setting != setting)
            {
                return;
            }

            rest = timer.Due > _now ? timer.Due - _now : TimeSpan.Zero;
        }

        Schedule(timer, rest, timer.Period);
    }

    private sealed class VirtualTimer(VirtualClock owner, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        /// <summary>Changes with every change, and is 0 once it has fired: what is queued of another setting counts no more.</summary>
        public long Setting { get; set; }

        /// <summary>Whether it cancels a token, and so waits for nothing.</summary>
        public bool IsDeadline => state is CancellationTokenSource;

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            owner.Schedule(this, dueTime, period);
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

namespace FgtAsg.Sandbox.Time;

/// <summary>
/// A clock that only moves when it is told to. Timers fire in the order of their due times, and for equal times in the order in which
/// they were set. They fire on the thread that moves the clock, so a single flow of calls is deterministic.
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

    /// <summary>Starts at <see cref="Start"/>.</summary>
    public VirtualClock()
        : this(Start)
    {
    }

    /// <summary>The default start time.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The longest timer that takes no time: it moves the clock and fires at once, on the caller's thread. A longer timer, or one that
    /// cancels a token, is a deadline. It fires when the short timers have added up to it. Null for a clock that only its owner moves.
    /// </summary>
    public TimeSpan? PausesUpTo { get; init; }

    /// <summary>The time since the clock's start.</summary>
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

    /// <summary>From now on, <see cref="MoveOn"/> also performs the changes of this object when they are due.</summary>
    public void Add(ITimeDriven driven) => _timeDriven.Add(driven);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock. The timers that become due fire on the way, each at its time.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Performs the next event: a timer or a change of a time-driven object. False if there is none.</summary>
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

    /// <summary>
    /// Moves the clock to the next timer that is due until then, and removes and returns it. If there is none, moves the clock to the
    /// end.
    /// </summary>
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

    /// <summary>A callback may already have moved the clock further.</summary>
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

    /// <summary>A deadline within a pause fires first. It usually ends the pause; otherwise the pause continues.</summary>
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

        // In real time: the code that sets a timer can stop it only after it has received it.
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

        /// <summary>
        /// Changes with every setting of the timer, and is 0 after it fired. Queue entries of other settings are ignored.
        /// </summary>
        public long Setting { get; set; }

        /// <summary>Whether the timer cancels a token. Such a timer is not a pause.</summary>
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

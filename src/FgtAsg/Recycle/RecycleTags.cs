namespace FgtAsg.Recycle;

/// <summary>Reads the group's tags. All errors are reported together.</summary>
internal sealed class RecycleTags
{
    public const string OnUpdate = "autorecycle_recycle_on_asg_update";
    public const string Strategy = "autorecycle_strategy";
    public const string DryRun = "autorecycle_dry_run";
    public const string Team = "autorecycle_team";
    public const string StepFunctionName = "autorecycle_step_function_name";
    public const string SlackChannel = "autorecycle_slack_monitoring_channel";
    public const string PagerDuty = "autorecycle_notify_pager_duty";
    public const string Exclusion = "autorecycle_exclusion_window";

    private const string Prefix = "autorecycle_";
    private const int LongestName = 80;

    private static readonly string[] Known = [OnUpdate, Strategy, DryRun, Team, StepFunctionName, SlackChannel, PagerDuty, Exclusion];

    private readonly IReadOnlyDictionary<string, string> _tags;
    private readonly List<string> _errors = [];

    private RecycleTags(IReadOnlyDictionary<string, string> tags) => _tags = tags;

    /// <summary>Whether any recycle tag is set, valid or not.</summary>
    public static bool AreThere(IReadOnlyDictionary<string, string> tags) =>
        tags.Keys.Any(key => key.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>Whether the tags ask for dry runs, even if other tags are wrong.</summary>
    public static bool AsksForDryRun(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault(DryRun)?.Trim() == "true";

    /// <summary>Adds the recipients of a run's messages, even if other tags are wrong.</summary>
    public static RecycleRun Addressed(RecycleRun run, IReadOnlyDictionary<string, string> tags)
    {
        var reader = new RecycleTags(tags);
        return run with
        {
            Team = reader.Optional(Team),
            SlackChannel = reader.Optional(SlackChannel),
            NotifyPagerDuty = reader.Flag(PagerDuty),
        };
    }

    /// <exception cref="RecycleRefusedException">Names each missing or wrong tag, and the expected value.</exception>
    public static RecycleSettings Read(IReadOnlyDictionary<string, string> tags)
    {
        var reader = new RecycleTags(tags);
        var settings = reader.Read();
        return reader._errors.Count == 0
            ? settings
            : throw new RecycleRefusedException(
                $"the group's tags have {reader._errors.Count} error(s): {string.Join("; ", reader._errors)}");
    }

    private RecycleSettings Read()
    {
        var unknown = _tags.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal) && !Known.Contains(key));
        foreach (var key in unknown.Order(StringComparer.Ordinal))
        {
            _errors.Add($"{key} is not known: expected one of {string.Join(", ", Known)}");
        }

        var strategy = StrategyOf(Optional(Strategy));
        var exclusion = ExclusionOf(Optional(Exclusion));
        if (strategy == RecycleStrategy.OutInTimed && Optional(Exclusion) is null)
        {
            _errors.Add($"{Exclusion} is missing: {Strategy} 'out-in-timed' needs it: expected {ExclusionWindow.Expected}");
        }

        return new RecycleSettings
        {
            OnUpdate = Flag(OnUpdate, isRequired: true),
            Strategy = strategy,
            IsDryRun = Flag(DryRun),
            StateMachineName = StateMachine(Optional(StepFunctionName)),
            Exclusion = exclusion,
            Team = Optional(Team),
            SlackChannel = Optional(SlackChannel),
            NotifyPagerDuty = Flag(PagerDuty),
        };
    }

    private string? Optional(string key) => _tags.TryGetValue(key, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    private bool Flag(string key, bool isRequired = false)
    {
        switch (Optional(key))
        {
            case "true":
                return true;
            case "false":
                return false;
            case null when !isRequired:
                return false;
            case var other:
                _errors.Add($"{key} is {(other is null ? "missing" : $"'{other}'")}: expected 'true' or 'false'");
                return false;
        }
    }

    private RecycleStrategy StrategyOf(string? text)
    {
        switch (text)
        {
            case "out-in":
                return RecycleStrategy.OutIn;
            case "out-in-timed":
                return RecycleStrategy.OutInTimed;
            case "in-out":
                return RecycleStrategy.InOut;
            case "instance-refresh":
                return RecycleStrategy.InstanceRefresh;
            default:
                _errors.Add(
                    $"{Strategy} is {(text is null ? "missing" : $"'{text}'")}: "
                    + "expected 'out-in', 'out-in-timed', 'in-out' or 'instance-refresh'");
                return default;
        }
    }

    private ExclusionWindow? ExclusionOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return ExclusionWindow.Parse(text);
        }
        catch (FormatException e)
        {
            _errors.Add($"{Exclusion} is '{text}': {e.Message}");
            return null;
        }
    }

    private string? StateMachine(string? name)
    {
        if (name is not null && (name.Length > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            _errors.Add($"{StepFunctionName} is '{name}': expected a state machine's name (1 to {LongestName} letters, digits, - and _)");
        }

        return name;
    }
}

/// <summary>The settings in the group's tags.</summary>
internal sealed record RecycleSettings
{
    /// <summary>
    /// Whether a change of the group, or drift that the schedule finds, starts a run. A run that is requested by hand starts in any case.
    /// </summary>
    public required bool OnUpdate { get; init; }

    public required RecycleStrategy Strategy { get; init; }

    /// <summary>Each run stops after its plan.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>A state machine other than the module's, in the same account and region; null for the module's.</summary>
    public string? StateMachineName { get; init; }

    /// <summary>When nothing may be replaced; null for no window.</summary>
    public ExclusionWindow? Exclusion { get; init; }

    public string? Team { get; init; }

    public string? SlackChannel { get; init; }

    public bool NotifyPagerDuty { get; init; }
}

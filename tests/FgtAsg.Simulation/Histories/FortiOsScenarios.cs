using FgtAsg.Sandbox.FortiOs;

namespace FgtAsg.Simulation.Histories;

/// <summary>
/// Scenarios with FortiOS. The units boot and reboot faster than real ones, so that a history has fewer turns. A name may end with a
/// dialect and with other values of uncertain facts: <c>fortios-launch@7.6.5+upload-cuts</c>.
/// </summary>
internal static class FortiOsScenarios
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly FortiGateOptions Units = new()
    {
        BootTime = TimeSpan.FromSeconds(50),
        StartingTime = TimeSpan.FromSeconds(5),
        RebootTime = TimeSpan.FromSeconds(40),
        ValidationTime = TimeSpan.FromSeconds(10),
    };

    private static readonly Scenario Usual = new("", _ => Task.CompletedTask) { FortiOs = Units };

    /// <summary>One firewall launches and proves its license.</summary>
    public static readonly Scenario Launch = Usual with
    {
        Name = "fortios-launch",
        Happens = actions => actions.LaunchAsync(),
        Leaves = new(InService: 1),
    };

    /// <summary>Two launch at once.</summary>
    public static readonly Scenario TwoLaunches = Usual with
    {
        Name = "fortios-two-launches",
        Happens = actions => actions.LaunchAsync(2),
        Leaves = new(InService: 2),
    };

    /// <summary>One is terminated while FortiOS boots or proves its license.</summary>
    public static readonly Scenario LaunchAndTerminate = Usual with
    {
        Name = "fortios-launch-and-terminate",
        Happens = async actions =>
        {
            await actions.LaunchAsync();
            await actions.WithinAsync(4 * Minute);
            await actions.TerminateAsync(actions.Firewalls[0]);
        },
        Leaves = new(),
    };

    /// <summary>A machine elsewhere has the first license, FortiOS refuses the second one, and the third one is good.</summary>
    public static readonly Scenario BadLicense = Usual with
    {
        Name = "fortios-refused-license",
        Happens = async actions =>
        {
            actions.RefuseLicense("license-001");
            await actions.LaunchAsync();
        },
        Leaves = new(InService: 1),
        Licenses = 2,
        Hostnames = 8,
    };

    /// <summary>A machine elsewhere has the first license.</summary>
    public static readonly Scenario Duplicate = Usual with
    {
        Name = "fortios-duplicate",
        Happens = async actions =>
        {
            actions.UseLicenseElsewhere("license-001");
            await actions.LaunchAsync();
        },
        Leaves = new(InService: 1),
        Licenses = 2,
        Hostnames = 8,
        SeesDuplicates = true,
    };

    /// <summary>Fortinet's servers do not answer for a quarter of an hour.</summary>
    public static readonly Scenario Outage = Usual with
    {
        Name = "fortios-outage",
        Happens = async actions =>
        {
            actions.FortinetIsDown(15 * Minute);
            await actions.LaunchAsync();
        },
        Leaves = new(InService: 1),
    };

    /// <summary>
    /// Fortinet's servers do not answer for the first firewall, and then four more launch. Three licenses and one of a probe are sent.
    /// </summary>
    public static readonly Scenario OutageAndLaunches = Usual with
    {
        Name = "fortios-outage-and-launches",
        Happens = async actions =>
        {
            actions.FortinetIsDown(TimeSpan.FromHours(1));
            await actions.LaunchAsync();
            if (await actions.UntilDrawingIsRestrictedAsync())
            {
                await actions.LaunchAsync(4);
                await actions.WaitAsync(3 * Minute);
            }

            actions.FortinetIsDown(TimeSpan.Zero);
        },
        MostUnanswered = 4,
    };

    /// <summary>A pay-as-you-go firewall needs no license.</summary>
    public static readonly Scenario PayAsYouGo = Usual with
    {
        Name = "fortios-payg",
        FortiOs = Units with { IsPayAsYouGo = true },
        Happens = actions => actions.LaunchAsync(),
        Leaves = new(InService: 1),
        Licenses = 0,
        Hostnames = 8,
    };

    /// <summary>A warm pool is created: its instances get their password.</summary>
    public static readonly Scenario IntoWarmPool = Usual with
    {
        Name = "fortios-into-warm-pool",
        Happens = actions => actions.WarmPoolAsync(1),
        Leaves = new(Warm: 1),
    };

    /// <summary>The group scales out with a warm instance, which gets its license.</summary>
    public static readonly Scenario OutOfWarmPool = Usual with
    {
        Name = "fortios-out-of-warm-pool",
        Before = actions => actions.WarmPoolAsync(1),
        Happens = actions => actions.LaunchAsync(),
    };

    /// <summary>The record of a firewall is lost after its license was sent.</summary>
    public static readonly Scenario LostRecord = Usual with
    {
        Name = "fortios-lost-record",
        Happens = async actions =>
        {
            await actions.LaunchAsync();
            await actions.UntilLicenseSentAsync();
            actions.LoseRecord(actions.Firewalls[0]);
        },
        LosesRecords = true,
    };

    /// <summary>
    /// A warm instance has its password and a pinned key. Another machine answers at its address when the group takes it out.
    /// </summary>
    public static readonly Scenario Impostor = Usual with
    {
        Name = "fortios-impostor",
        Before = actions => actions.WarmPoolAsync(1),
        Happens = async actions =>
        {
            actions.PutImpostor(actions.Firewalls[0]);
            await actions.LaunchAsync();
        },
    };

    public static IReadOnlyList<Scenario> All =>
    [
        Launch, TwoLaunches, LaunchAndTerminate, BadLicense, Duplicate, Outage, OutageAndLaunches,
        PayAsYouGo, IntoWarmPool, OutOfWarmPool, LostRecord, Impostor,
    ];

    /// <summary>The scenario with another dialect and other values of uncertain facts.</summary>
    /// <param name="variant">A dialect, and names of facts after it, with plus signs between them.</param>
    /// <exception cref="FormatException">There is no such dialect or fact.</exception>
    public static Scenario Variant(Scenario scenario, string variant)
    {
        var names = variant.Split('+');
        var dialect = FortiOsDialect.All.FirstOrDefault(known => known.Name == names[0])
            ?? throw new FormatException($"'{names[0]}' is not a dialect: expected one of {string.Join(", ", FortiOsDialect.All)}.");
        var facts = names.Skip(1).Aggregate(new FortiOsFacts(), (facts, name) =>
            FortiOsFacts.Alternatives.FirstOrDefault(known => known.Name == name).Change is { } change
                ? change(facts)
                : throw new FormatException($"'{name}' is not a fact about FortiOS."));
        return scenario with
        {
            Name = $"{scenario.Name}@{variant}",
            FortiOs = scenario.FortiOs! with { Dialect = dialect, Facts = facts },
        };
    }

    /// <summary>Each dialect with each value, and pairs of values in one dialect.</summary>
    public static IEnumerable<string> Variants(bool withPairs)
    {
        foreach (var dialect in FortiOsDialect.All)
        {
            yield return dialect.Name;
            var names = FortiOsFacts.Alternatives.Select(fact => fact.Name).ToList();
            for (var i = 0; i < names.Count; i++)
            {
                yield return $"{dialect}+{names[i]}";
                for (var j = i + 1; withPairs && j < names.Count; j++)
                {
                    yield return $"{dialect}+{names[i]}+{names[j]}";
                }
            }
        }
    }
}

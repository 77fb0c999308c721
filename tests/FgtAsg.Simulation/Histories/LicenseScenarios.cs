namespace FgtAsg.Simulation.Histories;

/// <summary>Scenarios with a group's license files. A file that waits for another name of its license is handled by the sweep.</summary>
internal static class LicenseScenarios
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>There are more hostnames than licenses, so that only the licenses limit the launches.</summary>
    private static readonly Scenario Usual = new("", _ => Task.CompletedTask)
    {
        Before = actions => actions.LaunchAsync(),
        Hostnames = 8,
        IsCrowded = true,
        LeavesFilesToTheSweep = true,
    };

    /// <summary>Two more files of one license are added, and there are two firewalls.</summary>
    public static readonly Scenario TwoNames = Usual with
    {
        Name = "two-names",
        Before = async actions =>
        {
            await actions.PutLicenseAsync("first", "one");
            await actions.LaunchAsync();
        },
        Happens = async actions =>
        {
            await actions.PutLicenseAsync("second", "one");
            await actions.PutLicenseAsync("third", "one");
            await actions.LaunchAsync();
            await actions.WithinAsync(Minute);
            await actions.RemoveLicenseAsync("first");
        },
        Licenses = 0,
    };

    /// <summary>The folder is reorganized while a firewall holds the license. Another firewall starts, and the first one ends.</summary>
    public static readonly Scenario MovedLicense = Usual with
    {
        Name = "moved-license",
        Happens = async actions =>
        {
            await actions.MoveLicenseAsync("license-001", "tidy/license-001");
            await actions.LaunchAsync();
            await actions.WithinAsync(Minute);
            await actions.TerminateAsync(actions.Firewalls[0]);
        },
        Licenses = 1,
        Leaves = new(),
    };

    /// <summary>
    /// An upgrade: a firewall holds a license, a copy of which the earlier version put into the pool, and another firewall starts.
    /// </summary>
    public static readonly Scenario UnreadLicenses = Usual with
    {
        Name = "unread-licenses",
        Before = async actions =>
        {
            await actions.LaunchAsync();
            await actions.PutLicenseAsync("copy", "license-001");
            actions.LeaveUnread("copy");
        },
        Happens = async actions =>
        {
            await actions.LaunchAsync();
            await actions.WithinAsync(Minute);
            await actions.TerminateAsync(actions.Firewalls[0]);
        },
        Licenses = 2,
        Leaves = new(InService: 1),
    };

    /// <summary>Files are added, removed and changed, including those of a working firewall.</summary>
    public static readonly Scenario LicenseFiles = Usual with
    {
        Name = "license-files",
        Happens = async actions =>
        {
            await actions.PutLicenseAsync("new", "new");
            await actions.PutLicenseAsync("license-002", "another license");
            await actions.RemoveLicenseAsync("license-003");
            await actions.PutLicenseAsync("license-001", "a license for later");
            await actions.WithinAsync(Minute);
            await actions.TerminateAsync(actions.Firewalls[0]);
            await actions.RemoveLicenseAsync("new");
            await actions.PutLicenseAsync("license-003", "back again");
        },
        Licenses = 3,
        Leaves = new(),
    };

    public static IReadOnlyList<Scenario> All { get; } = [TwoNames, MovedLicense, UnreadLicenses, LicenseFiles];
}

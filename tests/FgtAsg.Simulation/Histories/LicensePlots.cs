namespace FgtAsg.Simulation.Histories;

/// <summary>What may happen to the licence files of a group. What waits for another name of a licence is the sweep's.</summary>
internal static class LicensePlots
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>There are more hostnames than licences, so that licences alone decide.</summary>
    private static readonly Plot Usual = new("", _ => Task.CompletedTask)
    {
        Before = stage => stage.LaunchAsync(),
        Hostnames = 8,
        IsCrowded = true,
        LeavesFilesToTheSweep = true,
    };

    /// <summary>One licence gets two more files, and there are two firewalls.</summary>
    public static readonly Plot TwoNames = Usual with
    {
        Name = "two-names",
        Before = async stage =>
        {
            await stage.PutLicenseAsync("first", "one");
            await stage.LaunchAsync();
        },
        Happens = async stage =>
        {
            await stage.PutLicenseAsync("second", "one");
            await stage.PutLicenseAsync("third", "one");
            await stage.LaunchAsync();
            await stage.WithinAsync(Minute);
            await stage.RemoveLicenseAsync("first");
        },
        Licenses = 0,
    };

    /// <summary>The folder is tidied up while the licence is on a firewall, another one starts, and the first one goes.</summary>
    public static readonly Plot MovedLicense = Usual with
    {
        Name = "moved-licence",
        Happens = async stage =>
        {
            await stage.MoveLicenseAsync("license-001", "tidy/license-001");
            await stage.LaunchAsync();
            await stage.WithinAsync(Minute);
            await stage.TerminateAsync(stage.Firewalls[0]);
        },
        Licenses = 1,
        Leaves = new(),
    };

    /// <summary>An upgrade: a firewall holds a licence whose copy is free by the version before, and another firewall starts.</summary>
    public static readonly Plot UnreadLicenses = Usual with
    {
        Name = "unread-licences",
        Before = async stage =>
        {
            await stage.LaunchAsync();
            await stage.PutLicenseAsync("copy", "license-001");
            stage.LeaveUnread("copy");
        },
        Happens = async stage =>
        {
            await stage.LaunchAsync();
            await stage.WithinAsync(Minute);
            await stage.TerminateAsync(stage.Firewalls[0]);
        },
        Licenses = 2,
        Leaves = new(InService: 1),
    };

    /// <summary>Files come, go and change, those of a firewall at work among them.</summary>
    public static readonly Plot LicenseFiles = Usual with
    {
        Name = "licence-files",
        Happens = async stage =>
        {
            await stage.PutLicenseAsync("new", "new");
            await stage.PutLicenseAsync("license-002", "another licence");
            await stage.RemoveLicenseAsync("license-003");
            await stage.PutLicenseAsync("license-001", "a licence for later");
            await stage.WithinAsync(Minute);
            await stage.TerminateAsync(stage.Firewalls[0]);
            await stage.RemoveLicenseAsync("new");
            await stage.PutLicenseAsync("license-003", "back again");
        },
        Licenses = 3,
        Leaves = new(),
    };

    public static IReadOnlyList<Plot> All { get; } = [TwoNames, MovedLicense, UnreadLicenses, LicenseFiles];
}

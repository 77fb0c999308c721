using FgtAsg.Recycle;

namespace FgtAsg.Tests.Recycle;

/// <summary>
/// Groups and rounds for the planners' tests. A member is written as its id and version (<c>a1</c>), with a letter if it is not in service
/// and healthy.
/// </summary>
internal static class Round
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <param name="sizes">Minimum size, maximum size and desired capacity.</param>
    /// <param name="members">
    /// <c>a1</c>, <c>a1P</c> (pending), <c>a1U</c> (unhealthy), <c>a1T</c> (terminating), <c>a1S</c> (standby), <c>a1*</c> (primary).
    /// </param>
    public static GroupView View((int Min, int Max, int Desired) sizes, params string[] members) => new()
    {
        Name = "fleet",
        Sizes = new GroupSizes(sizes.Min, sizes.Max, sizes.Desired),
        TemplateId = "lt-1",
        VersionSpec = "$Latest",
        Version = "2",
        Members = [.. members.Select(Member)],
        Suspended = [],
        Tags = new Dictionary<string, string>(),
        HasWarmPool = false,
        HasMixedInstancesPolicy = false,
        Status = null,
    };

    /// <summary>A round that replaces the named instances, in a group with this desired capacity.</summary>
    public static RecycleRun Run(int desired, params string[] old) => new()
    {
        Round = 1,
        TemplateId = "lt-1",
        From = "1",
        To = "2",
        HasBegun = true,
        Original = new GroupSizes(1, 4, desired),
        Old = old.ToDictionary(id => id, _ => "1", StringComparer.Ordinal),
    };

    public static RecycleRun Removing(this RecycleRun run, DateTimeOffset since, params string[] ids) =>
        run with { Removed = run.Removing(ids, since) };

    private static GroupMemberView Member(string text)
    {
        var state = text.Length > 2 ? text[2] : ' ';
        return new GroupMemberView(
            text[..1],
            "lt-1",
            text[1..2],
            state switch
            {
                'P' => "Pending:Wait",
                'T' => "Terminating:Wait",
                'S' => "Standby",
                _ => "InService",
            },
            state != 'U',
            state == '*');
    }
}

#nullable disable

namespace Amazon.SimpleSystemsManagement.Model;

public class CommandFilter
{
    public CommandFilterKey Key { get; set; }

    /// <summary>For <c>InvokedAfter</c> a time: <c>2026-02-03T04:05:06Z</c>.</summary>
    public string Value { get; set; }
}

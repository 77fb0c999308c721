using Mono.Cecil;

namespace FgtAsg.Tests.Architecture;

/// <summary>
/// Names as they are in the source, such as <c>Fleet.LaunchAsync</c>. Members of a generated state machine get the name of its method.
/// </summary>
internal static class MemberNames
{
    public static string Of(MemberReference member) => string.Join('.', SourceNames([.. Declaring(member)]));

    /// <summary>The chain from the outermost type to the member.</summary>
    private static IEnumerable<MemberReference> Declaring(MemberReference member) =>
        member.DeclaringType is { } type ? [.. Declaring(type), member] : [member];

    /// <summary>Generated names are nested. The first one that contains the name of a method gives the method in the source.</summary>
    private static IEnumerable<string> SourceNames(IReadOnlyList<MemberReference> members)
    {
        var written = members.TakeWhile(member => !IsGenerated(member.Name)).Select(member => Plain(member.Name));
        var method = members.Where(member => IsGenerated(member.Name)).Select(member => MethodOf(member.Name));
        return written.Concat(method.Where(name => name.Length > 0).Take(1)).Where(name => name is not (".ctor" or ".cctor"));
    }

    private static bool IsGenerated(string name) => name.StartsWith('<');

    /// <summary>
    /// <c>&lt;Run&gt;b__0_1</c> and <c>&lt;&lt;Run&gt;b__0&gt;d</c> come from <c>Run</c>; <c>&lt;&gt;c</c> does not come from a single
    /// method.
    /// </summary>
    private static string MethodOf(string generated) =>
        generated.Contains(">$", StringComparison.Ordinal) ? "" : Plain(generated.TrimStart('<').Split('>')[0]);

    private static string Plain(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)
            ? name[4..]
            : name.Split('`')[0];
}

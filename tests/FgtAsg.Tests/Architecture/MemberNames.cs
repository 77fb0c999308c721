using Mono.Cecil;

namespace FgtAsg.Tests.Architecture;

/// <summary>Names as the source has them: <c>Fleet.LaunchAsync</c>, also for the state machine that the compiler makes of it.</summary>
internal static class MemberNames
{
    public static string Of(MemberReference member) => string.Join('.', SourceNames([.. Declaring(member)]));

    /// <summary>From the outermost type to the member.</summary>
    private static IEnumerable<MemberReference> Declaring(MemberReference member) =>
        member.DeclaringType is { } type ? [.. Declaring(type), member] : [member];

    /// <summary>The first generated name that tells the method is the last one: what is in it is that method's.</summary>
    private static IEnumerable<string> SourceNames(IReadOnlyList<MemberReference> members)
    {
        var written = members.TakeWhile(member => !IsGenerated(member.Name)).Select(member => Plain(member.Name));
        var method = members.Where(member => IsGenerated(member.Name)).Select(member => MethodOf(member.Name));
        return written.Concat(method.Where(name => name.Length > 0).Take(1)).Where(name => name is not (".ctor" or ".cctor"));
    }

    private static bool IsGenerated(string name) => name.StartsWith('<');

    /// <summary>
    /// <c>&lt;Run&gt;b__0_1</c> and <c>&lt;&lt;Run&gt;b__0&gt;d</c> are made of <c>Run</c>; <c>&lt;&gt;c</c> is made of none.
    /// </summary>
    private static string MethodOf(string generated) =>
        generated.Contains(">$", StringComparison.Ordinal) ? "" : Plain(generated.TrimStart('<').Split('>')[0]);

    private static string Plain(string name) =>
        name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal)
            ? name[4..]
            : name.Split('`')[0];
}

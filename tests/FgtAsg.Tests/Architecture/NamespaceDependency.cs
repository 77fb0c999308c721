namespace FgtAsg.Tests.Architecture;

/// <summary>One namespace uses another.</summary>
internal sealed record NamespaceDependency(string From, string To, IReadOnlyList<NamespaceUse> Uses)
{
    private const int ExampleCount = 2;

    public IEnumerable<NamespaceUse> Examples => Uses.Take(ExampleCount);

    public override string ToString() => $"{From} -> {To}: {string.Join("; ", Examples)}{(Uses.Count > ExampleCount ? "; ..." : "")}";
}

/// <summary>A member that uses a type of another namespace.</summary>
/// <param name="User">The member, or the type if its declaration uses the other type: <c>Fleet.LaunchAsync</c>.</param>
/// <param name="Used">The used member or type: <c>Clock.Now</c>.</param>
internal sealed record NamespaceUse(string User, string Used)
{
    public override string ToString() => $"{User} uses {Used}";
}

/// <summary>Namespaces that use each other, directly or through other namespaces of the same circle.</summary>
internal sealed record NamespaceCircle(IReadOnlyList<string> Namespaces, IReadOnlyList<NamespaceDependency> Dependencies)
{
    public override string ToString() =>
        $"{{ {string.Join(", ", Namespaces)} }}{Environment.NewLine}    {string.Join($"{Environment.NewLine}    ", Dependencies)}";
}

using System.Reflection;
using System.Runtime.CompilerServices;
using Amazon.AutoScaling;
using Amazon.Lambda.Core;

namespace FgtAsg.Tests.OfficialSignatures;

/// <summary>
/// The stand-ins in the namespaces of the official packages have no type and no member that the official packages lack. An official
/// package in their place then changes no line of the function.
/// </summary>
public sealed class OfficialSignaturesTests
{
    private static readonly Assembly[] Assemblies = [typeof(ILambdaContext).Assembly, typeof(IAmazonAutoScaling).Assembly];

    public static TheoryData<Assembly> StandIns { get; } = new(Assemblies);

    [Theory]
    [MemberData(nameof(StandIns))]
    public void StandIn_PublicTypesAndMembers_AreOfficial(Assembly assembly)
    {
        var signatures = assembly.GetExportedTypes().Where(IsInAnOfficialNamespace).SelectMany(Signature.Of).ToList();

        Assert.NotEmpty(signatures);
        AssertNone(signatures.Except(SignatureLists.All, StringComparer.Ordinal), "Not in the lists of official signatures");
    }

    /// <summary>Internal types are the project's own, so they belong in its own namespaces.</summary>
    [Theory]
    [MemberData(nameof(StandIns))]
    public void StandIn_OfficialNamespaces_HaveNoInternalTypes(Assembly assembly) =>
        Assert.DoesNotContain(
            assembly.GetTypes(),
            type => IsInAnOfficialNamespace(type)
                && !type.IsVisible
                && !type.IsNested
                && !type.IsDefined(typeof(CompilerGeneratedAttribute)));

    /// <summary>No test compares a line that no stand-in has.</summary>
    [Fact]
    public void Lists_EachLine_BelongsToAStandIn()
    {
        var signatures = Assemblies
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(IsInAnOfficialNamespace)
            .SelectMany(Signature.Of);

        AssertNone(SignatureLists.All.Except(signatures, StringComparer.Ordinal), "In no stand-in");
    }

    /// <summary>Prints every signature in full, since xunit truncates long collections.</summary>
    private static void AssertNone(IEnumerable<string> signatures, string problem)
    {
        var found = signatures.ToList();
        Assert.True(found.Count == 0, $"{problem}:\n{string.Join('\n', found)}");
    }

    private static bool IsInAnOfficialNamespace(Type type) => type.Namespace?.Split('.')[0] == "Amazon";
}

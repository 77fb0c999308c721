namespace FgtAsg.Tests.Architecture;

/// <summary>Finds the dependencies that are planted in this assembly.</summary>
public sealed class NamespaceDependenciesTests
{
    private const string Root = "FgtAsg.Tests.Architecture.Planted";

    private static readonly NamespaceDependencies Planted =
        NamespaceDependencies.Of(typeof(NamespaceDependenciesTests).Assembly).Within(Root);

    private static readonly NamespaceDependency Edge = Assert.Single(Planted.Edges, edge => edge.From == $"{Root}.Using");

    [Theory]
    [InlineData("Derived", "BaseType")]
    [InlineData("Implementing", "IContract")]
    [InlineData("Bodies.AsyncMethod", "OfAsync.Act")]
    [InlineData("Bodies.Iterator", "OfIterator.Count")]
    [InlineData("Bodies.Lambda", "OfLambda.Act")]
    [InlineData("Bodies.AsyncLambda", "OfAsyncLambda.Act")]
    [InlineData("Bodies.LocalFunction", "OfLocalFunction.Act")]
    [InlineData("Bodies.Field", "OfField.Count")]
    [InlineData("Bodies.GenericMethod", "GenericArgumentOfMethod")]
    [InlineData("Bodies.TypeOf", "OfTypeOf")]
    [InlineData("Bodies.Catch", "OfCatch")]
    [InlineData("Bodies.Cast", "OfCast")]
    [InlineData("Bodies.Pattern", "OfPattern")]
    [InlineData("Bodies.Array", "OfArray")]
    [InlineData("Bodies.New", "OfNew")]
    [InlineData("Bodies.NestedType", "Outer.Inner")]
    [InlineData("Signatures.Level", "OfEnum")]
    [InlineData("Signatures.Property", "OfProperty")]
    [InlineData("Signatures.Event", "OfEvent")]
    [InlineData("Signatures.Parameter", "OfParameter")]
    [InlineData("Signatures.Return", "OfReturn")]
    [InlineData("Signatures.Tuple", "OfTuple")]
    [InlineData("Signatures.Generic", "GenericArgument")]
    [InlineData("Signatures.Delegate", "OfDelegate")]
    [InlineData("Signatures.Attribute", "OfAttribute")]
    [InlineData("Signatures.AttributeArgument", "OfAttributeArgument")]
    [InlineData("Signatures.Constraint", "IConstraint")]
    [InlineData("GenericBase", "GenericArgumentOfBase")]
    public void Of_UseOfAnyKind_IsFoundWithItsMembers(string user, string used) => Assert.Contains(new NamespaceUse(user, used), Edge.Uses);

    [Fact]
    public void Of_PlantedNamespaces_FindsOnlyThePlantedDependencies() =>
        Assert.Equal([$"{Root}.Parent -> {Root}.Parent.Child", $"{Root}.Parent.Child -> {Root}.Parent", $"{Root}.Using -> {Root}.Used"],
            Planted.Edges.Select(edge => $"{edge.From} -> {edge.To}"));

    [Fact]
    public void FindCircles_ParentAndChildUseEachOther_NamesBothAndTheirMembers()
    {
        var circle = Assert.Single(Planted.FindCircles());

        Assert.Equal(
            [
                $"{{ {Root}.Parent, {Root}.Parent.Child }}",
                $"    {Root}.Parent -> {Root}.Parent.Child: Mother.Child uses Daughter.Name",
                $"    {Root}.Parent.Child -> {Root}.Parent: Daughter.Name uses Mother.Name",
            ],
            circle.ToString().Split(Environment.NewLine));
    }

    [Fact]
    public void Violations_UsedLayerComesFirst_AreEmpty() =>
        Assert.Empty(Planted.Within($"{Root}.Using").Violations($"{Root}.Using"));

    [Fact]
    public void Violations_UsesALaterLayer_NamesTheMember() =>
        Assert.Equal(
            [$"{Root}.Parent must not use {Root}.Parent.Child: Mother.Child uses Daughter.Name"],
            Planted.Within($"{Root}.Parent").Violations($"{Root}.Parent", $"{Root}.Parent.Child"));

    [Fact]
    public void Violations_NamespaceWithoutLayerAndLayerWithoutNamespace_NamesBoth() =>
        Assert.Equal(
            [$"{Root}.Using has no layer", "Missing is a layer and no namespace"],
            Planted.Within($"{Root}.Using").Violations("Missing"));
}

using System.Globalization;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>One step of a document path: an attribute's name, or a place in a list (<paramref name="Name"/> is null then).</summary>
internal readonly record struct PathPart(string? Name, int Index)
{
    public override string ToString() => Name ?? string.Create(CultureInfo.InvariantCulture, $"[{Index}]");
}

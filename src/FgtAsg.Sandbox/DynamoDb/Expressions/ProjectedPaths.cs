using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Expressions;

/// <summary>Which parts of an item an answer holds.</summary>
internal sealed class ProjectedPaths(IReadOnlyList<DocumentPath> paths)
{
    public IReadOnlyList<DocumentPath> Paths => paths;

    public static ProjectedPaths? Parse(string? expression, Placeholders placeholders)
    {
        if (expression is null)
        {
            return null;
        }

        var reader = new ExpressionReader(ExpressionNames.Projection, expression, placeholders);
        var paths = new List<DocumentPath>();
        do
        {
            var path = reader.Path();
            paths.ForEach(earlier => DocumentPath.EnsureApart(earlier, path, ExpressionNames.Projection));
            paths.Add(path);
        }
        while (reader.TrySymbol(","));

        reader.ExpectEnd();
        return new ProjectedPaths(paths);
    }

    public DynamoValue.Map Of(DynamoValue.Map item) => DocumentPath.Pick(item, paths);
}

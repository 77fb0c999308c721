using System.Collections;
using System.Reflection;

namespace FgtAsg.Simulation.Faults;

/// <summary>Summarizes a request for the log of a replayed history.</summary>
internal static class RequestText
{
    private const int LongestValue = 60;

    private static readonly HashSet<string> Noise = new(StringComparer.Ordinal)
    {
        "TableName", "BucketName", "ClientRequestToken", "ReturnValues", "ReturnValuesOnConditionCheckFailure", "ExpressionAttributeNames",
        "ExpressionAttributeValues", "AutoScalingGroupName", "LifecycleActionToken",
    };

    public static string Of(object request) => string.Join(' ', request.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => !Noise.Contains(property.Name) && property.GetIndexParameters().Length == 0)
        .Select(property => (property.Name, Value: Text(property.GetValue(request))))
        .Where(property => property.Value.Length > 0)
        .Select(property => $"{property.Name}={property.Value}"));

    private static string Text(object? value) => value switch
    {
        string text => text.Length <= LongestValue ? text : $"{text[..LongestValue]}...",
        Amazon.DynamoDBv2.Model.AttributeValue attribute => attribute.S ?? attribute.N ?? "",
        Amazon.EC2.Model.Filter filter => $"{filter.Name}:{string.Join(',', filter.Values)}",
        Amazon.S3.Model.Tagging tagging => string.Join(',', tagging.TagSet.Select(tag => $"{tag.Key}={tag.Value}")),
        Amazon.DynamoDBv2.Model.TransactWriteItem item => $"{Text(item.Update?.Key)}: {item.Update?.UpdateExpression}",
        IDictionary map => string.Join(',', map.Values.Cast<object>().Select(Text).Where(text => text.Length > 0)),
        IEnumerable items => string.Join(',', items.Cast<object>().Select(Text).Where(text => text.Length > 0)),
        bool or int or long => $"{value}",
        _ => "",
    };
}

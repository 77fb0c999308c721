using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>A write that was validated without the item. The condition and the change of the item remain.</summary>
/// <param name="Change">Computes the new item; null removes it. Throws if the update does not fit the item.</param>
/// <param name="ShowsOldItem">Whether a failed condition returns the item.</param>
internal sealed record PreparedWrite(
    string Key, Predicate<DynamoValue.Map>? Condition, Func<DynamoValue.Map?, DynamoValue.Map?> Change, bool ShowsOldItem)
{
    private const string ConditionParameter = "ConditionExpression";

    public static PreparedWrite Put(Dictionary<string, AttributeValue>? attributes, Conditions conditions)
    {
        if (attributes is null)
        {
            throw TableFaults.Constraint("null", "item", "Member must not be null");
        }

        var item = DynamoValue.Map.FromSdk(attributes);
        var condition = conditions.Parse();
        var key = ItemKeys.OfItem(item);
        ItemKeys.Fitting(item);
        return new PreparedWrite(key, condition, _ => item, conditions.ShowsOldItem);
    }

    public static PreparedWrite Delete(Dictionary<string, AttributeValue>? key, Conditions conditions)
    {
        var condition = conditions.Parse();
        return new PreparedWrite(ItemKeys.OfRequest(key), condition, _ => null, conditions.ShowsOldItem);
    }

    public static PreparedWrite Update(Dictionary<string, AttributeValue>? key, string? expression, Conditions conditions)
    {
        var placeholders = new Placeholders(
            conditions.Names, conditions.Values, ("UpdateExpression", expression), (ConditionParameter, conditions.Expression));
        var update = UpdateExpression.Parse(expression, placeholders);
        var condition = ConditionParser.Parse(ConditionParameter, conditions.Expression, placeholders);
        placeholders.EnsureAllUsed();
        var category = ItemKeys.OfRequest(key);
        var created = DynamoValue.Map.FromSdk(key!);
        return new PreparedWrite(category, condition, item => ItemKeys.Fitting(update.Apply(item ?? created)), conditions.ShowsOldItem);
    }

    public bool IsAllowed(DynamoValue.Map? item) => Condition is null || Condition(item ?? DynamoValue.Map.Empty);

    /// <summary>The condition of a write and its placeholders, which all kinds of writes share.</summary>
    internal sealed record Conditions(
        string? Expression = null,
        Dictionary<string, string>? Names = null,
        Dictionary<string, AttributeValue>? Values = null,
        ReturnValuesOnConditionCheckFailure? OnFailure = null)
    {
        public bool ShowsOldItem => OnFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;

        /// <summary>For a write without other expressions.</summary>
        public Predicate<DynamoValue.Map>? Parse() => ConditionParser.Parse(ConditionParameter, Expression, Names, Values);
    }
}

using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.DynamoDb.Expressions;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>A write that was checked as far as it can be without the item: what is left is the condition, and the item's own change.</summary>
internal sealed class PreparedWrite
{
    private readonly ItemCondition? _condition;
    private readonly Func<DynamoValue.Map?, DynamoValue.Map?> _change;

    private PreparedWrite(string key, WriteConditions conditions, Filter? condition, Func<DynamoValue.Map?, DynamoValue.Map?> change)
    {
        Key = key;
        ShowsOldItem = conditions.OnFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD;
        _condition = condition?.Condition;
        _change = change;
    }

    public string Key { get; }

    /// <summary>Whether a failed condition answers with the item.</summary>
    public bool ShowsOldItem { get; }

    /// <summary>The paths that an update expression names.</summary>
    public IReadOnlyList<DocumentPath> UpdatedPaths { get; private init; } = [];

    public static PreparedWrite Put(Dictionary<string, AttributeValue>? attributes, WriteConditions conditions)
    {
        if (attributes is null)
        {
            throw TableFaults.Constraint("null", "item", "Member must not be null");
        }

        var item = AttributeValues.FromSdk(attributes);
        var condition = OnlyCondition(conditions);
        var key = ItemKeys.OfItem(item);
        ItemKeys.EnsureIndexable(item);
        return ItemSize.Of(item) <= ItemSize.Max
            ? new PreparedWrite(key, conditions, condition, _ => item)
            : throw TableFaults.Validation("Item size has exceeded the maximum allowed size");
    }

    public static PreparedWrite Delete(Dictionary<string, AttributeValue>? key, WriteConditions conditions)
    {
        var condition = OnlyCondition(conditions);
        return new PreparedWrite(ItemKeys.OfRequest(key), conditions, condition, _ => null);
    }

    /// <summary>A condition that a transaction checks on an item which it does not write.</summary>
    public static PreparedWrite Check(Dictionary<string, AttributeValue>? key, WriteConditions conditions)
    {
        if (conditions.Expression is null)
        {
            throw TableFaults.Constraint(
                "null", "transactItems.1.member.conditionCheck.conditionExpression", "Member must not be null");
        }

        var condition = OnlyCondition(conditions);
        return new PreparedWrite(ItemKeys.OfRequest(key), conditions, condition, item => item);
    }

    public static PreparedWrite Update(Dictionary<string, AttributeValue>? key, string? expression, WriteConditions conditions)
    {
        var placeholders = new Placeholders(
            conditions.Names, conditions.Values, (ExpressionNames.Update, expression), (ExpressionNames.Condition, conditions.Expression));
        var update = UpdateExpression.Parse(expression, placeholders);
        var condition = Filter.Parse(ExpressionNames.Condition, conditions.Expression, placeholders);
        placeholders.EnsureAllUsed();

        var category = ItemKeys.OfRequest(key);
        EnsureNoKeyIsUpdated(update);
        var created = DynamoValue.Map.Empty.With(TableSchema.Key, new DynamoValue.Text(category));
        return new PreparedWrite(category, conditions, condition, item => Updated(item ?? created, update))
        {
            UpdatedPaths = update?.Paths ?? [],
        };
    }

    public bool IsAllowed(DynamoValue.Map? item) => _condition is null || _condition.Holds(item ?? DynamoValue.Map.Empty);

    /// <returns>The item as it will be; null where there will be none.</returns>
    /// <exception cref="AmazonDynamoDBException">ValidationException: the update does not fit the item.</exception>
    public DynamoValue.Map? Change(DynamoValue.Map? item) => _change(item);

    private static Filter? OnlyCondition(WriteConditions conditions)
    {
        var placeholders = new Placeholders(conditions.Names, conditions.Values, (ExpressionNames.Condition, conditions.Expression));
        var condition = Filter.Parse(ExpressionNames.Condition, conditions.Expression, placeholders);
        placeholders.EnsureAllUsed();
        return condition;
    }

    private static void EnsureNoKeyIsUpdated(UpdateExpression? update)
    {
        foreach (var action in update?.Actions ?? [])
        {
            var isIndexKey = TableSchema.IndexKeys.Contains(action.Path.Head);
            if (action.Path.Head == TableSchema.Key)
            {
                throw TableFaults.Parameter($"Cannot update attribute {TableSchema.Key}. This attribute is part of the key");
            }

            if (isIndexKey && action.Path.IsNested)
            {
                throw TableFaults.Validation(
                    $"Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: {action.Path.Head}");
            }

            if (isIndexKey && action is { Kind: UpdateKind.Set, Value: Operand.Constant constant })
            {
                ItemKeys.EnsureIndexable(DynamoValue.Map.Empty.With(action.Path.Head, constant.Value));
            }
        }
    }

    private static DynamoValue.Map Updated(DynamoValue.Map item, UpdateExpression? update)
    {
        var updated = update?.Apply(item) ?? item;
        ItemKeys.EnsureStillIndexable(updated);
        return ItemSize.Of(updated) <= ItemSize.Max
            ? updated
            : throw TableFaults.Validation("Item size to update has exceeded the maximum allowed size");
    }
}

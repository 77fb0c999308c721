using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>What every kind of write has besides what it writes.</summary>
internal sealed record WriteConditions(
    string? Expression,
    Dictionary<string, string>? Names,
    Dictionary<string, AttributeValue>? Values,
    ReturnValuesOnConditionCheckFailure? OnFailure);

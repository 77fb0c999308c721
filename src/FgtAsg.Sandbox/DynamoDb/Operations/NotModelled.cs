using System.Collections;
using Amazon.DynamoDBv2;

namespace FgtAsg.Sandbox.DynamoDb.Operations;

/// <summary>What requests can ask for and the model does not do: it says so, where silence would look like an answer.</summary>
internal static class NotModelled
{
    /// <param name="parameters">Legacy parameters and others, by name; null or empty where the request has none.</param>
    /// <exception cref="NotSupportedException">One of them is set.</exception>
    public static void Ensure(ReturnConsumedCapacity? capacity, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (capacity is not null && capacity != ReturnConsumedCapacity.NONE)
        {
            throw new NotSupportedException("The model does not count consumed capacity.");
        }

        foreach (var (name, value) in parameters)
        {
            if (value is not null and not ICollection { Count: 0 })
            {
                throw new NotSupportedException($"The model knows no {name}.");
            }
        }
    }
}

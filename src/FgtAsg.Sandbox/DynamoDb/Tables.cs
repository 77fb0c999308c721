using System.Collections.Concurrent;
using System.Net;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.DynamoDb.Values;

namespace FgtAsg.Sandbox.DynamoDb;

/// <summary>The account's tables by name. Each has the fleet's schema. Thread-safe.</summary>
public sealed class Tables(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TableModel> _tables = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _tables.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="ResourceInUseException">A table with this name already exists.</exception>
    public TableModel Create(string name, TableModelOptions? options = null)
    {
        var table = new TableModel((options ?? new TableModelOptions()) with { Name = name, TimeProvider = time });
        return _tables.TryAdd(name, table)
            ? table
            : throw new ResourceInUseException(
                $"Table already exists: {name}", ErrorType.Unknown, "ResourceInUseException", "request-1", HttpStatusCode.BadRequest);
    }

    /// <exception cref="ResourceNotFoundException">No table has this name.</exception>
    public TableModel Get(string? name) =>
        name is not null && _tables.TryGetValue(name, out var table) ? table : throw TableFaults.NoTable();

    /// <inheritdoc cref="Get"/>
    public void Delete(string name)
    {
        if (!_tables.TryRemove(name, out _))
        {
            throw TableFaults.NoTable();
        }
    }
}

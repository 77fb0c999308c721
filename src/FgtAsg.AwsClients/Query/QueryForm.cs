using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace FgtAsg.AwsClients.Query;

/// <summary>Helpers that write requests as form fields. Null values are left out.</summary>
internal readonly struct QueryForm
{
    private readonly ParameterCollection _fields;
    private readonly string _prefix;

    public QueryForm(ParameterCollection fields)
        : this(fields, prefix: "")
    {
    }

    private QueryForm(ParameterCollection fields, string prefix)
    {
        _fields = fields;
        _prefix = prefix;
    }

    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _fields.Add(_prefix + name, value);
        }
    }

    public void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool? value) => Add(name, value is bool given ? given ? "true" : "false" : null);

    public void Add(string name, ConstantClass? value) => Add(name, value?.Value);

    /// <summary>A structure: <c>Name.Member=value</c>.</summary>
    public void AddStructure<T>(string name, T? value, Action<T, QueryForm> write)
        where T : class
    {
        if (value is not null)
        {
            write(value, new QueryForm(_fields, $"{_prefix}{name}."));
        }
    }

    /// <summary>A list of plain values: <c>Name.member.1=value</c>, counted from 1.</summary>
    public void AddList(string name, List<string>? values)
    {
        for (var i = 0; i < Count(name, values); i++)
        {
            Add($"{name}.member.{i + 1}", values![i]);
        }
    }

    /// <summary>A list of structures: <c>Name.member.1.Member=value</c>, counted from 1.</summary>
    public void AddList<T>(string name, List<T>? values, Action<T, QueryForm> write)
        where T : class
    {
        for (var i = 0; i < Count(name, values); i++)
        {
            AddStructure($"{name}.member.{i + 1}", values![i], write);
        }
    }

    /// <summary>A map of structures: <c>Name.entry.1.Name=key</c> and <c>Name.entry.1.Value.Member=value</c>, counted from 1.</summary>
    public void AddMap<T>(string name, Dictionary<string, T>? values, Action<T, QueryForm> write)
        where T : class
    {
        var number = 0;
        foreach (var (key, value) in values ?? [])
        {
            number++;
            Add($"{name}.entry.{number}.Name", key);
            AddStructure($"{name}.entry.{number}.Value", value, write);
        }
    }

    /// <summary>The number of items. An empty list is written as an empty field.</summary>
    private int Count<T>(string name, List<T>? values)
    {
        if (values is { Count: 0 })
        {
            Add(name, "");
        }

        return values?.Count ?? 0;
    }
}

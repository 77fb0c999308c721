using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Query;

/// <summary>The vocabulary in which requests are written as form fields. What is null is left out.</summary>
internal readonly struct QueryForm
{
    private readonly ParameterCollection _fields;
    private readonly QueryService _service;
    private readonly string _prefix;

    public QueryForm(ParameterCollection fields, QueryService service)
        : this(fields, service, prefix: "")
    {
    }

    private QueryForm(ParameterCollection fields, QueryService service, string prefix)
    {
        _fields = fields;
        _service = service;
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
            write(value, new QueryForm(_fields, _service, $"{_prefix}{name}."));
        }
    }

    /// <summary>A list of plain values: <c>Name.1=value</c>, or <c>Name.member.1=value</c>, from 1 up.</summary>
    public void AddList(string name, List<string>? values)
    {
        for (var i = 0; i < Count(name, values); i++)
        {
            Add($"{name}{_service.ListMember}.{i + 1}", values![i]);
        }
    }

    /// <summary>A list of structures: <c>Name.1.Member=value</c>, or <c>Name.member.1.Member=value</c>, from 1 up.</summary>
    public void AddList<T>(string name, List<T>? values, Action<T, QueryForm> write)
        where T : class
    {
        for (var i = 0; i < Count(name, values); i++)
        {
            AddStructure($"{name}{_service.ListMember}.{i + 1}", values![i], write);
        }
    }

    /// <summary>A map of structures: <c>Name.entry.1.Name=key</c> and <c>Name.entry.1.Value.Member=value</c>, from 1 up.</summary>
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

    private int Count<T>(string name, List<T>? values)
    {
        if (values is { Count: 0 } && _service.WritesEmptyLists)
        {
            Add(name, "");
        }

        return values?.Count ?? 0;
    }
}

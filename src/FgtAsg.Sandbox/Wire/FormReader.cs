using System.Globalization;
using FgtAsg.Sandbox.Model.Core;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Reads a form of the query protocols: names with dots for structures, numbers from 1 for lists.</summary>
internal sealed class FormReader
{
    private static readonly string[] Envelope = ["Action", "Version"];

    private readonly IReadOnlyDictionary<string, string> _form;
    private readonly string _listMember;
    private readonly Func<string, ServiceFault> _invalid;
    private readonly string _prefix;
    private readonly HashSet<string> _read;

    public FormReader(IReadOnlyDictionary<string, string> form, string listMember, Func<string, ServiceFault> invalid)
        : this(form, listMember, invalid, "", new HashSet<string>(Envelope, StringComparer.Ordinal))
    {
    }

    private FormReader(
        IReadOnlyDictionary<string, string> form,
        string listMember,
        Func<string, ServiceFault> invalid,
        string prefix,
        HashSet<string> read) =>
        (_form, _listMember, _invalid, _prefix, _read) = (form, listMember, invalid, prefix, read);

    public string? Text(string name)
    {
        _read.Add(_prefix + name);
        return _form.GetValueOrDefault(_prefix + name);
    }

    public int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw _invalid($"Invalid value '{text}' for {_prefix}{name}. It must be an integer");

    public bool? Flag(string name) => Text(name) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw _invalid($"Invalid value '{text}' for {_prefix}{name}. It must be true or false");

    /// <summary>Null if the list is missing, as in the SDK's requests.</summary>
    public List<string>? Texts(string name)
    {
        var texts = Items(name).ConvertAll(item => Text(item)!);
        return texts.Count == 0 ? null : texts;
    }

    public List<T>? Structures<T>(string name, Func<FormReader, T> read)
    {
        var structures = Items(name).ConvertAll(item => read(Within(item)));
        return structures.Count == 0 ? null : structures;
    }

    /// <summary>Null if none of its members is given.</summary>
    public T? Structure<T>(string name, Func<FormReader, T> read)
        where T : class =>
        _form.Keys.Any(key => key.StartsWith($"{_prefix}{name}.", StringComparison.Ordinal)) ? read(Within(name)) : null;

    /// <summary>Refuses fields that were not read.</summary>
    public void ThrowIfUnread()
    {
        foreach (var name in _form.Keys.Where(name => !_read.Contains(name)).Order(StringComparer.Ordinal))
        {
            throw _invalid($"The parameter {name} is not recognized");
        }
    }

    private FormReader Within(string name) => new(_form, _listMember, _invalid, $"{_prefix}{name}.", _read);

    /// <summary>The names of a list's items, numbered from 1 without gaps.</summary>
    private List<string> Items(string name)
    {
        var items = new List<string>();
        while (true)
        {
            var item = string.Create(CultureInfo.InvariantCulture, $"{name}.{_listMember}{items.Count + 1}");
            var full = _prefix + item;
            if (!_form.ContainsKey(full) && !_form.Keys.Any(key => key.StartsWith(full + ".", StringComparison.Ordinal)))
            {
                return items;
            }

            items.Add(item);
        }
    }
}

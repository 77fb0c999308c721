using System.Globalization;
using System.Text;
using System.Xml;

namespace FgtAsg.Sandbox.Wire;

/// <summary>Writes the members of an answer as XML; what is null is left out.</summary>
internal sealed class AnswerWriter
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    private readonly XmlWriter _xml;
    private readonly string? _ns;
    private readonly string _listMember;

    private AnswerWriter(XmlWriter xml, string? ns, string listMember) => (_xml, _ns, _listMember) = (xml, ns, listMember);

    /// <param name="root">The root element.</param>
    /// <param name="ns">Its namespace; null for none.</param>
    /// <param name="listMember">The element of a list's item.</param>
    /// <param name="write">What is in it.</param>
    public static byte[] Document(string root, string? ns, string listMember, Action<AnswerWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            var answer = new AnswerWriter(xml, ns, listMember);
            answer.Structure(root, write);
        }

        return buffer.ToArray();
    }

    /// <summary>The result element stands empty.</summary>
    public static void Nothing(AnswerWriter answer)
    {
        // No member.
    }

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            _xml.WriteElementString(name, _ns, value);
        }
    }

    public void Number(string name, int? value) => Text(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Flag(string name, bool? value) => Text(name, value is null ? null : value.Value ? "true" : "false");

    /// <summary>ISO 8601, UTC, with milliseconds.</summary>
    public void Time(string name, DateTime? value) =>
        Text(name, value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public void Structure(string name, Action<AnswerWriter> write)
    {
        _xml.WriteStartElement(name, _ns);
        write(this);
        _xml.WriteEndElement();
    }

    public void Structure<T>(string name, T? value, Action<AnswerWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            Structure(name, answer => write(answer, value));
        }
    }

    /// <summary>A list; one that is empty or null is an empty element, as AWS writes it.</summary>
    public void List<T>(string name, IEnumerable<T>? items, Action<AnswerWriter, T> write) => Structure(name, answer =>
    {
        foreach (var item in items ?? [])
        {
            answer.Structure(_listMember, member => write(member, item));
        }
    });

    public void Texts(string name, IEnumerable<string>? items) => Structure(name, answer =>
    {
        foreach (var item in items ?? [])
        {
            answer.Text(_listMember, item);
        }
    });
}

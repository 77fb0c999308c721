using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using Amazon.Runtime;

namespace FgtAsg.Sandbox.Wire;

/// <summary>
/// Converts the SDK's shapes by reflection: forms to requests, responses to XML. <c>ParameterTests</c> and <c>WireClientTests</c> compare
/// the names with those of the services' clients, and <c>SandboxTests</c> with boto3's.
/// </summary>
/// <param name="ns">The namespace of the XML.</param>
/// <param name="listItem">The element name of list items.</param>
/// <param name="inForm">A member's name in a form.</param>
/// <param name="inXml">A member's name in XML.</param>
/// <param name="writesAbsentLists">Whether a missing list of this shape is written as an empty element.</param>
internal sealed class Members(
    XNamespace ns, string listItem, Func<PropertyInfo, string> inForm, Func<PropertyInfo, string> inXml, Predicate<Type> writesAbsentLists)
{
    /// <summary>For the protocol <c>query</c>: a member has the name of its property.</summary>
    public static Members OfQuery { get; } =
        new(AutoScalingProtocol.Namespace, "member", static member => member.Name, static member => member.Name, static _ => true);

    /// <summary>
    /// For the protocol <c>ec2</c>: see <see cref="Ec2Names"/>. A response without results has an empty list, because botocore expects
    /// it. The nested shapes have many lists that the model never fills; they are left out.
    /// </summary>
    public static Members OfEc2 { get; } = new(
        Ec2Protocol.Namespace,
        "item",
        Ec2Names.InForm,
        Ec2Names.InXml,
        static shape => shape.IsSubclassOf(typeof(AmazonWebServiceResponse)));

    /// <param name="heeded">The members to read, including those of nested shapes. Other members stay unread.</param>
    public T Read<T>(FormReader form, Predicate<PropertyInfo> heeded)
        where T : new() => (T)Read(typeof(T), form, heeded);

    /// <summary>Null values are left out.</summary>
    public IEnumerable<XElement> Write(object shape) =>
        from member in Of(shape.GetType())
        let value = member.GetValue(shape)
        let isAbsentList = value is null && ItemOf(member.PropertyType) is not null && writesAbsentLists(shape.GetType())
        where value is not null || isAbsentList
        select Element(inXml(member), value ?? Array.Empty<string>());

    private XElement Element(string name, object value) => new(ns + name, value switch
    {
        // An empty list is an empty element, as AWS writes it, and so is an empty text.
        "" => null,
        string or bool or int or long => value,
        ConstantClass constant => constant.Value,
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IEnumerable items => items.Cast<object>().Select(item => Element(listItem, item)),
        _ => Write(value),
    });

    private object Read(Type type, FormReader form, Predicate<PropertyInfo> heeded)
    {
        var shape = Activator.CreateInstance(type)!;
        foreach (var member in Of(type).Where(member => heeded(member)))
        {
            member.SetValue(shape, Read(member.PropertyType, inForm(member), form, heeded));
        }

        return shape;
    }

    private object? Read(Type type, string name, FormReader form, Predicate<PropertyInfo> heeded) =>
        type == typeof(string) ? form.Text(name)
        : type == typeof(int?) ? form.Number(name)
        : type == typeof(bool?) ? form.Flag(name)
        : type == typeof(List<string>) ? form.Texts(name)
        : type.IsSubclassOf(typeof(ConstantClass)) ? form.Text(name) is { } text ? Activator.CreateInstance(type, text) : null
        : ItemOf(type) is { } item ? ToList(type, form.Structures(name, inner => Read(item, inner, heeded)))
        : form.Structure(name, inner => Read(type, inner, heeded));

    /// <summary>The members of the shape itself. The inherited members of an SDK response are not on the wire.</summary>
    private static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member.CanWrite);

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GetGenericArguments()[0] : null;

    private static object? ToList(Type type, List<object>? items)
    {
        if (items is null)
        {
            return null;
        }

        var list = (IList)Activator.CreateInstance(type)!;
        items.ForEach(item => list.Add(item));
        return list;
    }
}

using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;
using Amazon.Runtime;

namespace FgtAsg.Sandbox.Wire;

/// <summary>
/// The SDK's shapes by reflection: its requests out of forms, its responses as XML. <c>ParameterTests</c> and <c>WireClientTests</c>
/// compare the names with those of the services' clients, and <c>SandboxTests</c> with boto3's.
/// </summary>
/// <param name="ns">The namespace of the XML.</param>
/// <param name="listItem">The element of a list's item.</param>
/// <param name="inForm">What a member is called in a form.</param>
/// <param name="inXml">What a member is called in XML.</param>
/// <param name="writesAbsentLists">Whether a list of this shape that is not there is an empty element.</param>
internal sealed class Members(
    XNamespace ns, string listItem, Func<PropertyInfo, string> inForm, Func<PropertyInfo, string> inXml, Predicate<Type> writesAbsentLists)
{
    /// <summary>Of the protocol <c>query</c>: a member's name is its property's.</summary>
    public static Members OfQuery { get; } =
        new(AutoScalingProtocol.Namespace, "member", static member => member.Name, static member => member.Name, static _ => true);

    /// <summary>
    /// Of the protocol <c>ec2</c>: see <see cref="Ec2Names"/>. A response that found nothing has an empty list, for which botocore looks;
    /// the SDK's shapes within have many lists that nothing here fills.
    /// </summary>
    public static Members OfEc2 { get; } = new(
        Ec2Protocol.Namespace,
        "item",
        Ec2Names.InForm,
        Ec2Names.InXml,
        static shape => shape.IsSubclassOf(typeof(AmazonWebServiceResponse)));

    /// <param name="form">The form.</param>
    /// <param name="heeded">Which members to read, also of the shapes within; the others stay unread.</param>
    public T Read<T>(FormReader form, Predicate<PropertyInfo> heeded)
        where T : new() => (T)Read(typeof(T), form, heeded);

    /// <summary>What is null is left out.</summary>
    public IEnumerable<XElement> Write(object shape) =>
        from member in Of(shape.GetType())
        let value = member.GetValue(shape)
        let isAbsentList = value is null && ItemOf(member.PropertyType) is not null && writesAbsentLists(shape.GetType())
        where value is not null || isAbsentList
        select Element(inXml(member), value ?? Array.Empty<string>());

    private XElement Element(string name, object value) => new(ns + name, value switch
    {
        // A list that is empty is an empty element, as AWS writes it, and so is a text.
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

    /// <summary>Those of the shape itself: what an SDK response is besides is not on the wire.</summary>
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

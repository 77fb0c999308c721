using System.Collections;
using System.Globalization;
using System.Reflection;
using Amazon.Runtime;

namespace FgtAsg.Sandbox.Wire;

/// <summary>
/// The SDK's shapes by reflection: its requests out of forms, its responses as XML. <c>WireClientTests</c> compare the names with those of
/// the SDK's own clients, and <c>SandboxTests</c> with boto3's.
/// </summary>
/// <param name="inForm">What a member is called in a form.</param>
/// <param name="inXml">What a member is called in XML.</param>
/// <param name="writesAbsentList">Whether a list of this shape that is not there is an empty element.</param>
internal sealed class Members(Func<PropertyInfo, string> inForm, Func<PropertyInfo, string> inXml, Predicate<Type> writesAbsentList)
{
    /// <summary>Of the protocol <c>query</c>: a member's name is its property's.</summary>
    public static Members OfQuery { get; } = new(static member => member.Name, static member => member.Name, static _ => true);

    /// <summary>
    /// Of the protocol <c>ec2</c>: see <see cref="Ec2Names"/>. A response that found nothing has an empty list, for which botocore looks;
    /// the SDK's shapes within have many lists that nothing here fills.
    /// </summary>
    public static Members OfEc2 { get; } =
        new(Ec2Names.InForm, Ec2Names.InXml, static shape => shape.IsSubclassOf(typeof(AmazonWebServiceResponse)));

    /// <summary>Those of the shape itself: what an SDK response is besides is not on the wire.</summary>
    public static IEnumerable<PropertyInfo> Of(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member.CanWrite);

    /// <param name="form">The form.</param>
    /// <param name="heeded">Which members to read, also of the shapes within; the others stay unread.</param>
    public T Read<T>(FormReader form, Predicate<PropertyInfo> heeded)
        where T : new() => (T)Read(typeof(T), form, heeded);

    public void Write(AnswerWriter answer, object shape)
    {
        foreach (var member in Of(shape.GetType()))
        {
            var value = member.GetValue(shape);
            if (value is null && ItemOf(member.PropertyType) is not null && writesAbsentList(shape.GetType()))
            {
                answer.Texts(inXml(member), []);
            }
            else
            {
                Write(answer, inXml(member), value);
            }
        }
    }

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

    private void Write(AnswerWriter answer, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case IEnumerable<string> texts:
                answer.Texts(name, texts);
                break;
            case IEnumerable items and not string:
                answer.List(name, items.Cast<object>(), Write);
                break;
            case bool flag:
                answer.Flag(name, flag);
                break;
            case DateTime time:
                answer.Time(name, time);
                break;
            case string or ConstantClass or int or long:
                answer.Text(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            default:
                answer.Structure(name, value, Write);
                break;
        }
    }

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

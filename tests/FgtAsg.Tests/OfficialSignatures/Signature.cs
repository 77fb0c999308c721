using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace FgtAsg.Tests.OfficialSignatures;

/// <summary>
/// Types and members as C# declares them. The nullability of references is left out, since the official packages do not declare it.
/// </summary>
internal static class Signature
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    /// <summary>One line for the type, then one for each public or protected member.</summary>
    public static IEnumerable<string> Of(Type type)
    {
        var declaration = Declaration(type);
        return Members(type).Select(member => OfMember(type.Namespace!, declaration, member)).Prepend(OfType(type.Namespace!, declaration));
    }

    public static string OfType(string space, string declaration) => $"{space}: {declaration}";

    public static string OfMember(string space, string declaration, string member) => $"{space}: {declaration} | {member}";

    private static string Declaration(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {Name(invoke.ReturnType)} {Name(type)}({Parameters(invoke)})";
        }

        var kind = type switch
        {
            { IsInterface: true } => "interface ",
            { IsEnum: true } => "enum ",
            { IsValueType: true } => "struct ",
            { IsAbstract: true, IsSealed: true } => "static class ",
            { IsAbstract: true } => "abstract class ",
            { IsSealed: true } => "sealed class ",
            _ => "class ",
        };
        var parents = Parents(type).Select(Name).ToList();
        return kind + Name(type) + (parents.Count > 0 ? $" : {string.Join(", ", parents)}" : "");
    }

    /// <summary>The base type, unless it is object, ValueType or Enum, and the interfaces that are not inherited.</summary>
    private static IEnumerable<Type> Parents(Type type)
    {
        var parent = type.BaseType is null ? null : Ancestors(type).First(ancestor => !IsOurs(ancestor));
        var interfaces = type.GetInterfaces();
        var inherited = interfaces.SelectMany(item => item.GetInterfaces()).Concat(parent?.GetInterfaces() ?? []).ToHashSet();
        return interfaces
            .Where(item => !inherited.Contains(item))
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .Prepend(parent)
            .OfType<Type>()
            .Where(item => item != typeof(object) && item != typeof(ValueType) && item != typeof(Enum));
    }

    /// <summary>
    /// A stand-in may have a base class in a FgtAsg namespace. The members of that base count as the stand-in's.
    /// </summary>
    private static bool IsOurs(Type type) => type.Namespace!.StartsWith("FgtAsg", StringComparison.Ordinal);

    private static IEnumerable<Type> Ancestors(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            yield return ancestor;
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        var inherited = Ancestors(type).TakeWhile(IsOurs).SelectMany(ancestor => ancestor.GetMembers(Declared)).Where(
            member => member is not ConstructorInfo);
        return type.GetMembers(Declared).Concat(inherited).Select(Of).OfType<string>();
    }

    /// <returns>Null for private and internal members, for overrides, and for special methods such as accessors.</returns>
    private static string? Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsSeen(constructor) =>
            $"{Access(constructor)}{SimpleName(member.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo { IsSpecialName: false } method when IsSeen(method) && !IsOverride(method) => Modifiers(method) + Method(method),
        MethodInfo { Name: "op_Implicit" } method => $"static implicit operator {Name(method.ReturnType)}({Parameters(method)})",
        PropertyInfo property when Accessor(property) is { } accessor && !IsOverride(accessor) => Modifiers(accessor) + Property(property),
        FieldInfo field when field.IsPublic || field.IsFamily => $"{Modifiers(field)}{Name(field.FieldType)} {field.Name}",
        TypeInfo { IsNestedPublic: true } nested => Declaration(nested),
        EventInfo item when item.AddMethod is { } add && IsSeen(add) => $"event {Name(item.EventHandlerType!)} {item.Name}",
        _ => null,
    };

    private static string Method(MethodInfo method) =>
        $"{Name(method.ReturnType)} {method.Name}{Arguments(method.GetGenericArguments())}({Parameters(method)})";

    private static string Property(PropertyInfo property)
    {
        var json = property.GetCustomAttribute<JsonPropertyNameAttribute>() is { } attribute
            ? $"[JsonPropertyName(\"{attribute.Name}\")] "
            : "";
        var get = property.GetMethod is { } getter && IsSeen(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && IsSeen(setter) ? IsInit(setter) ? "init; " : "set; " : "";
        return $"{json}{Name(property.PropertyType)} {property.Name} {{ {get}{set}}}";
    }

    private static MethodInfo? Accessor(PropertyInfo property) => new[] { property.GetMethod, property.SetMethod }
        .FirstOrDefault(accessor => accessor is not null && IsSeen(accessor));

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) => Access(method) + method switch
    {
        { IsStatic: true } => "static ",
        { DeclaringType.IsInterface: false, IsAbstract: true } => "abstract ",
        { DeclaringType.IsInterface: false, IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Modifiers(FieldInfo field) => (field.IsPublic ? "" : "protected ") + field switch
    {
        { IsLiteral: true } => "const ",
        { IsStatic: true, IsInitOnly: true } => "static readonly ",
        { IsStatic: true } => "static ",
        { IsInitOnly: true } => "readonly ",
        _ => "",
    };

    private static string Parameters(MethodBase method) => string.Join(
        ", ",
        method.GetParameters().Select(
            parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = default" : "")}"));

    private static string Name(Type type) => Keywords.TryGetValue(type, out var keyword) ? keyword
        : Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : SimpleName(type) + Arguments(type.GetGenericArguments());

    private static string SimpleName(Type type) => type.Name.Split('`')[0];

    private static string Arguments(Type[] arguments) =>
        arguments.Length > 0 ? $"<{string.Join(", ", arguments.Select(Name))}>" : "";
}

using FgtAsg.Tests.Architecture.Planted.Used;

namespace FgtAsg.Tests.Architecture.Planted.Using;

/// <summary>One use of each kind. The name of each member is a case of <see cref="NamespaceDependenciesTests"/>.</summary>
internal static class Signatures
{
    public static int EnumField = (int)Level;

    private static OfEnum Level => OfEnum.One;

    public static OfProperty Property { get; set; }

    public static event EventHandler<OfEvent>? Event;

    public static void Raise() => Event?.Invoke(null, new OfEvent());

    public static void Parameter(OfParameter value) => ArgumentNullException.ThrowIfNull(value);

    public static OfReturn? Return() => null;

    public static (int, OfTuple?) Tuple() => default;

    public static Dictionary<string, List<GenericArgument>>? Generic() => null;

    public static OfDelegate? Delegate() => null;

    [OfAttribute]
    public static void Attribute() { }

    [Argument(typeof(OfAttributeArgument))]
    public static void AttributeArgument() { }

    public static void Constraint<T>()
        where T : IConstraint
    {
    }
}

internal sealed class Derived : BaseType;

internal sealed class Implementing : IContract
{
    void IContract.Act() { }
}

internal sealed class GenericBase : List<GenericArgumentOfBase>;

[AttributeUsage(AttributeTargets.Method)]
internal sealed class ArgumentAttribute(Type type) : Attribute
{
    public Type Type => type;
}

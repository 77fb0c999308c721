namespace FgtAsg.Tests.Architecture.Planted.Used;

internal class BaseType;

internal interface IContract
{
    void Act();
}

internal sealed class OfAsync
{
    public static void Act() { }
}

internal sealed class OfIterator
{
    public static int Count { get; set; }
}

internal sealed class OfLambda
{
    public static void Act() { }
}

internal sealed class OfAsyncLambda
{
    public static void Act() { }
}

internal sealed class OfLocalFunction
{
    public static void Act() { }
}

internal sealed class OfField
{
    public static int Count = 1;
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class OfAttribute : Attribute;

internal sealed class OfAttributeArgument;

internal sealed class GenericArgument;

internal sealed class GenericArgumentOfBase;

internal sealed class GenericArgumentOfMethod;

internal interface IConstraint;

internal sealed class OfTypeOf;

internal sealed class OfCatch : Exception;

internal sealed class OfCast;

internal sealed class OfPattern;

internal sealed class OfArray;

internal sealed class OfParameter;

internal sealed class OfReturn;

internal sealed class OfTuple;

internal sealed class OfNew;

internal sealed class OfEvent : EventArgs;

internal struct OfProperty;

internal enum OfEnum
{
    One,
}

internal delegate void OfDelegate();

internal sealed class Outer
{
    internal sealed class Inner;
}

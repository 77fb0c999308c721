using FgtAsg.Tests.Architecture.Planted.Used;

namespace FgtAsg.Tests.Architecture.Planted.Using;

/// <summary>One use of each kind. The name of each member is a case of <see cref="NamespaceDependenciesTests"/>.</summary>
internal static class Bodies
{
    public static async Task AsyncMethod()
    {
        await Task.Yield();
        OfAsync.Act();
    }

    public static IEnumerable<int> Iterator()
    {
        yield return OfIterator.Count;
    }

    public static Action Lambda() => () => OfLambda.Act();

    public static Func<Task> AsyncLambda() => async () =>
    {
        await Task.Yield();
        OfAsyncLambda.Act();
    };

    public static void LocalFunction()
    {
        Local();

        static void Local() => OfLocalFunction.Act();
    }

    public static int Field() => OfField.Count;

    public static object GenericMethod() => Enumerable.Empty<GenericArgumentOfMethod>();

    public static string TypeOf() => typeof(OfTypeOf).Name;

    public static void Catch()
    {
        try
        {
            Field();
        }
        catch (OfCatch)
        {
            Field();
        }
    }

    public static object Cast(object value) => (OfCast)value;

    public static bool Pattern(object value) => value is OfPattern;

    public static object Array(int length) => new OfArray[length];

    public static object New() => new OfNew();

    public static object NestedType() => new Outer.Inner();
}

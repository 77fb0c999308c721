namespace FgtAsg;

/// <summary>Stands in for LINQ's operators of the same names everywhere in this assembly: its own namespace comes before the usings.</summary>
/// <remarks>
/// LINQ's iterators have Select as a generic virtual method. A native build therefore holds it for every type that any sequence of the program
/// can be selected from, times every type that any can be selected into: a megabyte and a half. And what LINQ does with our value types is in
/// no ReadyToRun image: it would be compiled anew at each start.
/// </remarks>
internal static class Sequences
{
    public static IEnumerable<TResult> Select<TSource, TResult>(this IEnumerable<TSource> source, Func<TSource, TResult> selector)
    {
        foreach (var element in source)
        {
            yield return selector(element);
        }
    }

    public static IEnumerable<TSource> Where<TSource>(this IEnumerable<TSource> source, Func<TSource, bool> predicate)
    {
        foreach (var element in source)
        {
            if (predicate(element))
            {
                yield return element;
            }
        }
    }
}

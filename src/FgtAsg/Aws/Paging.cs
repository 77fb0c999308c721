using System.Collections;

namespace FgtAsg.Aws;

/// <summary>Reads AWS lists page by page.</summary>
internal static class Paging
{
    /// <summary>The items of all pages.</summary>
    /// <param name="readPage">Reads the page for a token; null reads the first page.</param>
    /// <param name="itemsOf">A page's items; null means none.</param>
    /// <param name="nextOf">The next page's token; null or empty after the last page.</param>
    public static async Task<List<TItem>> AllAsync<TPage, TItem, TToken>(
        Func<TToken?, Task<TPage>> readPage, Func<TPage, IEnumerable<TItem>?> itemsOf, Func<TPage, TToken?> nextOf)
        where TToken : class
    {
        var all = new List<TItem>();
        await UntilAsync(
            readPage,
            page =>
            {
                all.AddRange(itemsOf(page) ?? []);
                return false;
            },
            nextOf);
        return all;
    }

    /// <summary>The first item that is found. Later pages are not read. Null if no page has one.</summary>
    /// <param name="readPage">Reads the page for a token; null reads the first page.</param>
    /// <param name="find">The item in a page; null if the page has none.</param>
    /// <param name="nextOf">The next page's token; null or empty after the last page.</param>
    public static async Task<TItem?> FirstAsync<TPage, TItem, TToken>(
        Func<TToken?, Task<TPage>> readPage, Func<TPage, TItem?> find, Func<TPage, TToken?> nextOf)
        where TItem : class
        where TToken : class
    {
        TItem? found = null;
        await UntilAsync(readPage, page => (found = find(page)) is not null, nextOf);
        return found;
    }

    private static async Task UntilAsync<TPage, TToken>(
        Func<TToken?, Task<TPage>> readPage, Func<TPage, bool> isEnough, Func<TPage, TToken?> nextOf)
        where TToken : class
    {
        TToken? token = null;
        do
        {
            var page = await readPage(token);
            token = isEnough(page) ? null : nextOf(page);
        }
        while (token is not (null or "" or ICollection { Count: 0 }));
    }
}

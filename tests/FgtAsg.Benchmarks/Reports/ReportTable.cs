using System.Text;
using Spectre.Console;

namespace FgtAsg.Benchmarks.Reports;

/// <summary>A table for the console and for Markdown. The first column is text; the others are figures.</summary>
internal sealed class ReportTable(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public string Title => title;

    public void Add(params string[] cells)
    {
        if (cells.Length != columns.Length)
        {
            throw new ArgumentException($"A row has {columns.Length} cells, not {cells.Length}.", nameof(cells));
        }

        _rows.Add(cells);
    }

    public void Show(IAnsiConsole console)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)), Border = TableBorder.Simple };
        for (var i = 0; i < columns.Length; i++)
        {
            table.AddColumn(new TableColumn(Markup.Escape(columns[i])) { Alignment = i == 0 ? Justify.Left : Justify.Right });
        }

        foreach (var row in _rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.Write(table);
    }

    public void WriteMarkdown(StringBuilder text)
    {
        text.Append("| ").AppendJoin(" | ", columns).AppendLine(" |");
        text.Append("| --- |").Insert(text.Length, " ---: |", columns.Length - 1).AppendLine();
        foreach (var row in _rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).AppendLine(" |");
        }
    }
}

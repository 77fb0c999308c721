using Amazon.DynamoDBv2;
using Amazon.Runtime;
using FgtAsg.IntegrationTests.Moto;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.DynamoDb;
using FgtAsg.Sandbox.DynamoDb.Operations;
using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.IntegrationTests.Sandbox.DynamoDb;

/// <summary>The model of a table and moto's table give the same answers. Known errors of moto are asserted too.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class TableParityTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly IReadOnlyDictionary<string, ParityCase> Cases =
        ConditionCases.All.Concat(UpdateCases.All).Concat(WriteCases.All).Concat(ReadCases.All).Concat(TransactionCases.All)
            .ToDictionary(known => known.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [ToolTheory(Tools.Moto)]
    [MemberData(nameof(Names))]
    public async Task Case_ModelAndMoto_AnswerTheSame(string name)
    {
        using var limit = new CancellationTokenSource(Limit);
        var table = $"table-{Guid.NewGuid():N}";
        using var moto = await MotoAsync();
        using var model = new DynamoDbClient(new TableModel(new TableModelOptions { Name = table }));
        await new PoolTable(moto, table).CreateAsync(limit.Token);

        var ofModel = await AnswerAsync(Cases[name], new ParityTable(model, table, limit.Token));
        var ofMoto = await AnswerAsync(Cases[name], new ParityTable(moto, table, limit.Token));

        var difference = MotoDifference.Known.GetValueOrDefault(name);
        Assert.Equal(difference?.Service ?? ofMoto, ofModel);
        Assert.Equal(difference?.Moto ?? ofModel, ofMoto);
    }

    [Fact]
    public void MotoDifferences_Known_AreOfExistingCases() =>
        Assert.Empty(MotoDifference.Known.Keys.Except(Cases.Keys, StringComparer.Ordinal));

    private static async Task<string> AnswerAsync(ParityCase parityCase, ParityTable table)
    {
        foreach (var item in ParityTable.Seed)
        {
            await table.PutAsync(item);
        }

        try
        {
            return AnswerText.Of(await parityCase.Run(table));
        }
        catch (AmazonDynamoDBException exception)
        {
            return AnswerText.Of(exception);
        }
    }

    private static async Task<AmazonDynamoDBClient> MotoAsync() => new(
        new BasicAWSCredentials("test", "test"),
        new AmazonDynamoDBConfig
        {
            ServiceURL = (await MotoServer.SharedAsync()).Endpoint.GetLeftPart(UriPartial.Authority),
            AuthenticationRegion = "eu-central-1",
            MaxErrorRetry = 0,
        });
}

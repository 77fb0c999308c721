using Amazon.Lambda.RuntimeSupport;
using FgtAsg;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;
using FgtAsg.FortiOs;
using FgtAsg.LambdaRuntime.Hosting;
using FgtAsg.LambdaRuntime.Logging;

return await LambdaProgram.RunAsync(async cancellationToken =>
{
    var logging = LambdaLogging.Create();
    Function? function = null;
    var bootstrap = LambdaBootstrapBuilder
        .Create((payload, context) => function!.HandleAsync(payload, context))
        .UseBootstrapHandler(async () =>
        {
            var clients = ServiceClients.Create();
            clients.Begin();
            logging.CreateLogger("FgtAsg").Starting(FunctionVersion.Text);
            function = await CompositionRoot.StartAsync(
                OptionsReader.Read(EnvironmentVariables.All()), clients, new DirectConnection(), logging);
            return true;
        })
        .UseLogging(logging)
        .Build();
    await bootstrap.RunAsync(cancellationToken);
});

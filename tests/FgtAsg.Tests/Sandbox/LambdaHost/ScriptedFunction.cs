using FgtAsg.Sandbox.LambdaHost;

namespace FgtAsg.Tests.Sandbox.LambdaHost;

/// <summary>
/// A small Python function that uses the Runtime API. An event's <c>do</c> selects what it does: echo, error, exit, hang, wait, wrong-id
/// or too-large. The variable <c>INIT</c> selects what it does during its initialization.
/// </summary>
internal sealed class ScriptedFunction : IDisposable
{
    private const string Source = """"
        #!/usr/bin/env python3
        import http.client, json, os, sys, time

        api = os.environ["AWS_LAMBDA_RUNTIME_API"]
        connection = http.client.HTTPConnection(api)


        def call(method, path, body=None, headers={}):
            connection.request(method, "/2018-06-01/runtime/" + path, body, headers)
            response = connection.getresponse()
            return response, response.read()


        init = os.environ.get("INIT", "")
        print("starting", flush=True)
        if init == "error":
            call("POST", "init/error", json.dumps({"errorType": "Config.Invalid", "errorMessage": "asg_name is missing"}),
                 {"Lambda-Runtime-Function-Error-Type": "Config.Invalid"})
            sys.exit(1)
        if init == "exit":
            print("cannot start", file=sys.stderr, flush=True)
            sys.exit(7)
        if init == "hang":
            time.sleep(600)
        if init == "restore":
            print("restored", call("GET", "restore/next")[0].status, flush=True)
        if init == "restore-error":
            call("GET", "restore/next")
            call("POST", "restore/error", json.dumps({"errorType": "Restore.Failed", "errorMessage": "no clock"}))
            time.sleep(600)

        while True:
            response, body = call("GET", "invocation/next")
            request = response.headers["Lambda-Runtime-Aws-Request-Id"]
            event = json.loads(body)
            do = event.get("do", "echo")
            print("doing", do, flush=True)
            if do == "exit":
                print("about to fail", file=sys.stderr, flush=True)
                os._exit(event["code"])
            if do == "hang":
                time.sleep(600)
            if do == "error":
                call("POST", "invocation/" + request + "/error", json.dumps({"errorType": "Oops", "errorMessage": "said so"}))
                continue
            if do == "wrong-id":
                print("refused", call("POST", "invocation/nobody/response", b"{}")[0].status, flush=True)
            if do == "wait":
                open(event["started"] + "." + str(os.getpid()), "w").close()
                while not os.path.exists(event["go"]):
                    time.sleep(0.01)
            if do == "too-large":
                print("refused", call("POST", "invocation/" + request + "/response", b'"' + b"x" * 6300000 + b'"')[0].status, flush=True)
                continue
            answer = {
                "pid": os.getpid(),
                "requestId": request,
                "millisecondsLeft": int(response.headers["Lambda-Runtime-Deadline-Ms"]) - int(time.time() * 1000),
                "arn": response.headers["Lambda-Runtime-Invoked-Function-Arn"],
                "trace": response.headers["Lambda-Runtime-Trace-Id"],
                "environment": dict(os.environ),
            }
            sys.stdout.write("no end of line")
            sys.stdout.flush()
            call("POST", "invocation/" + request + "/response", json.dumps(answer))
        """";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("scripted-function-");

    public ScriptedFunction()
    {
        File.WriteAllText(Path, Source);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Path => System.IO.Path.Combine(_directory.FullName, "function.py");

    public string PathBeside(string name) => System.IO.Path.Combine(_directory.FullName, name);

    public FunctionHost Host(Func<FunctionHostOptions, FunctionHostOptions>? change = null)
    {
        var options = new FunctionHostOptions { FunctionAssembly = Path };
        return new FunctionHost(change is null ? options : change(options));
    }

    public void Dispose() => _directory.Delete(recursive: true);
}

